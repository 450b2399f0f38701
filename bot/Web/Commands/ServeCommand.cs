using System.CommandLine;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>serve: the web host; also what happens when no command is given.</summary>
internal static class ServeCommand
{
    public static Command Create(RootCommand root)
    {
        var migrate = new Option<bool>("--migrate") { Description = "Apply pending migrations to a server database first" };
        var command = new Command("serve", "Serve channels, console and API (the default)") { migrate };
        Func<ParseResult, CancellationToken, Task> run = (parsed, cancellation) => RunAsync(parsed.GetValue(migrate), cancellation);
        command.SetAction(run);
        root.Options.Add(migrate);
        root.SetAction(run);
        return command;
    }

    private static async Task RunAsync(bool migrate, CancellationToken cancellation)
    {
        await using var app = WebHost.Build([]);
        // Learning the examples takes a second of one core; the database is prepared on the other meanwhile.
        var learning = Task.Run(app.Services.GetRequiredService<IntentClassifier>, cancellation);
        await Preparation.PrepareAsync(app.Services, migrate, cancellation);
        if (app.Environment.IsDevelopment())
            await Preparation.SeedAsync(app.Services, cancellation);
        await learning;
        await app.Services.GetRequiredService<LearnIntents>().CatchUpAsync(cancellation);
        await app.StartAsync(cancellation);
        foreach (var address in app.Urls)
            await Console.Error.WriteLineAsync($"居民：{address}/chat　工作人员：{address}/console　{(app.Environment.IsDevelopment() ? $"微信模拟器：{address}/simulator　" : "")}（Ctrl+C 停止）");
        await app.WaitForShutdownAsync(cancellation);
    }
}

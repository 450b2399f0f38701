using System.CommandLine;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Integrations.Terminal;

namespace ResidentAssistant.Web.Commands;

/// <summary>chat: talk to the assistant in a terminal, or play a script and print the transcript.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var script = new Option<FileInfo?>("--script") { Description = "Play the lines of a file, one message each" };
        var command = new Command("chat", "Talk to the assistant in a terminal") { script };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(script), cancellation));
        return command;
    }

    private static async Task RunAsync(FileInfo? script, CancellationToken cancellation)
    {
        if (script is { Exists: false })
            throw new RefusedException($"找不到文件 {script.FullName}。");
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        if (app.Environment.IsDevelopment())
            await Preparation.SeedAsync(app.Services, cancellation);
        await app.Services.GetRequiredService<LearnIntents>().CatchUpAsync(cancellation);
        try
        {
            await app.Services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(cancellation);
        }
        catch (Knowledge.KnowledgeIndexBusyException)
        {
            // A running server keeps the index up to date.
        }

        var terminal = new TerminalChannel(
            app.Services.GetRequiredService<Inbox>(), app.Services.GetRequiredService<TurnRunner>(), app.Services.GetRequiredService<Assistant.Data.Transactions>());
        if (script is null)
            await terminal.TalkAsync(Console.In, Console.Out, cancellation);
        else
            await terminal.PlayAsync(File.ReadLinesAsync(script.FullName, cancellation), Console.Out, cancellation);
    }
}

using System.CommandLine;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Integrations.Terminal;

namespace ResidentAssistant.Web.Commands;

/// <summary>chat: talk to the assistant in a terminal, or play a script and print the transcript.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var script = new Option<FileInfo?>("--script") { Description = "Play a conversation from a file: its 居民： lines are said, its 助手： lines must be heard; without such marks each line is said" };
        var command = new Command("chat", "Talk to the assistant in a terminal") { script };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(script), cancellation));
        return command;
    }

    private static async Task RunAsync(FileInfo? script, CancellationToken cancellation)
    {
        if (script is not null)
            CommandLine.Existing(script);
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

        await app.Services.GetRequiredService<CategoriseCase>().LearnAsync(cancellation);
        _ = (ActModel.Starter, app.Services.GetRequiredService<DangerModel>());
        var terminal = new TerminalChannel(
            app.Services.GetRequiredService<Inbox>(), app.Services.GetRequiredService<TurnRunner>(), app.Services.GetRequiredService<Assistant.Data.Transactions>());
        if (script is null)
            await terminal.TalkAsync(Console.In, Console.Out, cancellation);
        else
            await PlayAsync(terminal, script, cancellation);
    }

    private static async Task PlayAsync(TerminalChannel terminal, FileInfo script, CancellationToken cancellation)
    {
        try
        {
            var missed = await terminal.PlayAsync(Script.Read(await File.ReadAllLinesAsync(script.FullName, cancellation)), Console.Out, cancellation);
            if (missed.Count > 0)
                throw new RefusedException($"有 {missed.Count} 处和剧本不一样，第一处：{missed[0]}。");
        }
        catch (FormatException failure)
        {
            throw new RefusedException(failure.Message);
        }
    }
}

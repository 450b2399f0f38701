using System.CommandLine;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Integrations.Terminal;

namespace ResidentAssistant.Web.Commands;

/// <summary>chat: talk to the assistant in a terminal, or play a script and print the transcript.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var script = new Option<FileInfo?>("--script")
        {
            Description = "Play a conversation from a file: its 居民： lines are said, its 助手： lines must be heard; without such marks each line is said. "
                + "It is played in a sample city of its own, on Monday, 23 November 2026, 9:00; DataDir is not touched",
        };
        var here = new Option<bool>("--here")
        {
            Description = "Play the script in the city of DataDir instead, with its laws and cases; photos are left out and no time passes",
        };
        var command = new Command("chat", "Talk to the assistant in a terminal") { script, here };
        command.Validators.Add(given =>
        {
            if (given.GetResult(here) is { Implicit: false } && given.GetResult(script) is null)
                given.AddError("--here 要和 --script 一起用。");
        });
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(script), parsed.GetValue(here), cancellation));
        return command;
    }

    private static async Task RunAsync(FileInfo? file, bool here, CancellationToken cancellation)
    {
        if (file is null)
        {
            await using var city = CommandLine.Services();
            await (await EnterAsync(city, cancellation)).TalkAsync(Console.In, Console.Out, cancellation);
            return;
        }

        var script = Read(CommandLine.Existing(file));
        if (!here)
        {
            await PlayInOwnCityAsync(script, cancellation);
            return;
        }

        await using var app = CommandLine.Services();
        Judge(await (await EnterAsync(app, cancellation)).PlayAsync(script, null, Console.Out, cancellation));
    }

    private static async Task PlayInOwnCityAsync(IReadOnlyList<Step> script, CancellationToken cancellation)
    {
        var clock = new ScriptClock();
        await using var own = await OwnCity.BuildAsync(clock, cancellation);
        var city = new ScriptCity(clock, own.App.Services.GetRequiredService<Photos>(), own.App.Services.GetRequiredService<BackgroundLoop>());
        Judge(await (await TerminalAsync(own.App, cancellation)).PlayAsync(script, city, Console.Out, cancellation));
    }

    private static async Task<TerminalChannel> EnterAsync(WebApplication app, CancellationToken cancellation)
    {
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        if (app.Environment.IsDevelopment())
            await Preparation.SeedAsync(app.Services, cancellation);
        await OwnCity.LearnAsync(app.Services, cancellation);
        return await TerminalAsync(app, cancellation);
    }

    private static async Task<TerminalChannel> TerminalAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.Services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(cancellation);
        }
        catch (Knowledge.KnowledgeIndexBusyException)
        {
            // A running server keeps the index up to date.
        }

        return new TerminalChannel(
            app.Services.GetRequiredService<Inbox>(), app.Services.GetRequiredService<TurnRunner>(), app.Services.GetRequiredService<Transactions>());
    }

    private static IReadOnlyList<Step> Read(FileInfo file)
    {
        try
        {
            return Script.Read(File.ReadAllLines(file.FullName));
        }
        catch (FormatException failure)
        {
            throw new RefusedException(failure.Message);
        }
    }

    private static void Judge(IReadOnlyList<string> missed)
    {
        if (missed.Count > 0)
            throw new RefusedException($"有 {missed.Count} 处和剧本不一样，第一处：{missed[0]}。");
    }
}

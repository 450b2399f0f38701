using System.CommandLine;
using System.Text.Json;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>intents eval and intents replay: how well messages are understood, and which ones are understood differently by now.</summary>
internal static class IntentsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of {\"text\",\"intent\"}" };
        var eval = new Command("eval", "Accuracy, macro-F1 and the confusion table") { file };
        eval.SetAction((parsed, cancellation) => EvaluateAsync(parsed.GetValue(file)!, cancellation));
        return new Command("intents", "What messages mean") { eval, Replay() };
    }

    private static Command Replay()
    {
        var last = new Option<int>("--last") { Description = "How many of the newest first messages", DefaultValueFactory = _ => ReplayMessages.Usual };
        last.MustBe(1, int.MaxValue, "--last 应是大于 0 的整数，例如 --last 500。");
        var examples = new Option<FileInfo?>("--examples") { Description = "Learn these in addition: lines of an intent, a tab and a sentence" };
        var command = new Command("replay", "Which stored first messages would be understood differently than they were") { last, examples };
        command.SetAction((parsed, cancellation) =>
            ReplayAsync(parsed.GetValue(last), parsed.GetValue(examples), parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static async Task ReplayAsync(int last, FileInfo? file, bool json, CancellationToken cancellation)
    {
        var more = file is null ? [] : ReadExamples(file);
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var replay = await app.Services.GetRequiredService<ReplayMessages>().RunAsync(null, last, more, cancellation);
        var changed = replay.Changed.Where(message => message.With != message.Recorded).ToList();
        if (json)
        {
            CommandLine.Print(new
            {
                messages = replay.Messages,
                changed = changed.Count,
                changes = changed.Select(message => new { text = message.Text, from = Name(message.Recorded), to = Name(message.With) }),
            });
            return;
        }

        await Console.Out.WriteLineAsync($"看了 {replay.Messages} 句，{changed.Count} 句会听成别的意思。");
        foreach (var message in changed)
            await Console.Out.WriteLineAsync($"{Name(message.Recorded)} -> {Name(message.With)}  {message.Text.ReplaceLineEndings(" ")}");
    }

    private static IReadOnlyList<IntentExample> ReadExamples(FileInfo file)
    {
        CommandLine.Existing(file);
        try
        {
            using var reader = file.OpenText();
            return IntentClassifier.ReadExamples(reader);
        }
        catch (FormatException wrong)
        {
            throw new RefusedException($"第 {wrong.Message} 行不是约定的格式。每行一个意图、一个制表符、一句话，例如 Legal⇥物业费涨价可以不交吗；意图是 {string.Join('、', Enum.GetNames<Intent>())}。");
        }
    }

    private static string Name(Intent intent) => JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString());

    private static async Task EvaluateAsync(FileInfo file, CancellationToken cancellation)
    {
        var rows = await CommandLine.RowsAsync<Row, Row>(file, row => row is { Text: not null, Intent: not null } ? row : null, cancellation);
        var classifier = new IntentClassifier(IntentClassifier.StarterExamples());
        var confusion = new Confusion();
        foreach (var row in rows)
            confusion.Add(row.Intent!, Name(classifier.Classify(row.Text!).Intent));
        CommandLine.Print(confusion.Report());
    }

    private sealed record Row(string? Text, string? Intent);
}

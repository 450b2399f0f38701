using System.CommandLine;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>intents eval: how well messages are understood.</summary>
internal static class IntentsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of {\"text\",\"intent\"}" };
        var eval = new Command("eval", "Accuracy, macro-F1 and the confusion table") { file };
        eval.SetAction((parsed, cancellation) => EvaluateAsync(parsed.GetValue(file)!, cancellation));
        return new Command("intents", "What messages mean") { eval };
    }

    private static async Task EvaluateAsync(FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new RefusedException($"找不到文件 {file.FullName}。");
        var classifier = new IntentClassifier(IntentClassifier.StarterExamples());
        var confusion = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellation))
        {
            var row = JsonSerializer.Deserialize<Row>(line, ModelConventions.Json) ?? throw new RefusedException("文件里有一行不是约定的格式。");
            var found = JsonNamingPolicy.SnakeCaseLower.ConvertName(classifier.Classify(row.Text).Intent.ToString());
            if (!confusion.TryGetValue(row.Intent, out var counts))
                confusion[row.Intent] = counts = new(StringComparer.Ordinal);
            counts[found] = counts.GetValueOrDefault(found) + 1;
        }

        var all = confusion.Values.Sum(row => row.Values.Sum());
        var right = confusion.Sum(row => row.Value.GetValueOrDefault(row.Key));
        CommandLine.Print(new { messages = all, accuracy = (double)right / all, macro_f1 = confusion.Keys.Average(intent => F1(confusion, intent)), confusion });
    }

    private static double F1(SortedDictionary<string, SortedDictionary<string, int>> confusion, string intent)
    {
        var hit = confusion[intent].GetValueOrDefault(intent);
        var wanted = confusion[intent].Values.Sum();
        var given = confusion.Values.Sum(row => row.GetValueOrDefault(intent));
        return hit == 0 ? 0 : 2.0 * hit / (wanted + given);
    }

    private sealed record Row(string Text, string Intent);
}

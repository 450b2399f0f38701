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
        var confusion = new Confusion();
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellation))
        {
            var row = JsonSerializer.Deserialize<Row>(line, ModelConventions.Json) ?? throw new RefusedException("文件里有一行不是约定的格式。");
            var found = JsonNamingPolicy.SnakeCaseLower.ConvertName(classifier.Classify(row.Text).Intent.ToString());
            confusion.Add(row.Intent, found);
        }

        CommandLine.Print(confusion.Report());
    }

    private sealed record Row(string Text, string Intent);
}

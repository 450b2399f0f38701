using System.CommandLine;
using System.Diagnostics;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Web.Commands;

/// <summary>safety eval and safety authors: how well people in danger are told from those who only sound so.</summary>
internal static class SafetyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of a kind (violence ... child, none), a tab and a sentence" };
        var eval = new Command("eval", "Recall per kind, alarm rate and the confusion table") { file };
        eval.SetAction((parsed, _) => EvaluateAsync(parsed.GetValue(file)!, parsed.GetValue(CommandLine.Json)));
        var authors = new Command("authors", "The same for the sentences of each author of the examples, learned from the others'");
        authors.SetAction((parsed, _) => CrossAsync(parsed.GetValue(CommandLine.Json)));
        return new Command("safety", "Danger to life") { eval, authors };
    }

    private static async Task EvaluateAsync(FileInfo file, bool json)
    {
        var sentences = Read(file);
        var model = DangerModel.Starter;

        // Once before, so that the time of compiling is not the time of a decision.
        foreach (var sentence in sentences)
            model.Judge(sentence.Text);
        await PrintAsync(file.Name, Measure(model, sentences), json);
    }

    private static async Task CrossAsync(bool json)
    {
        foreach (var author in DangerExamples.Authors)
        {
            var model = new DangerModel(DangerExamples.Without(author));
            await PrintAsync(author, Measure(model, DangerExamples.Of(author)), json);
        }
    }

    /// <summary>Asks the model each sentence and counts.</summary>
    internal static DangerFigures Measure(DangerModel model, IReadOnlyList<DangerExample> sentences)
    {
        var figures = new DangerFigures(new CityOptions());
        foreach (var sentence in sentences)
        {
            var begin = Stopwatch.GetTimestamp();
            var found = model.Judge(sentence.Text);
            figures.Add(sentence, found, Stopwatch.GetElapsedTime(begin));
        }

        return figures;
    }

    private static IReadOnlyList<DangerExample> Read(FileInfo file)
    {
        CommandLine.Existing(file);
        try
        {
            using var reader = file.OpenText();
            var sentences = DangerExamples.Read(reader);
            return sentences.Count > 0 ? sentences : throw new RefusedException($"文件 {file.FullName} 是空的。");
        }
        catch (FormatException wrong)
        {
            throw new RefusedException(
                $"第 {wrong.Message} 行不是约定的格式。每行一个险情、一个制表符、一句话，例如 fire⇥厨房着火了；险情是 "
                    + $"{string.Join('、', Enum.GetValues<DangerKind>().Select(kind => DangerExamples.NameOf(kind)))}、none。");
        }
    }

    private static async Task PrintAsync(string name, DangerFigures figures, bool json)
    {
        if (json)
        {
            CommandLine.Print(figures.Report(name));
            return;
        }

        await Console.Out.WriteLineAsync(figures.Describe(name));
    }
}

using System.CommandLine;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>dialogs eval and dialogs authors: how well a line is told while something is open, and what became of it.</summary>
internal static class DialogsCommand
{
    private const int MissesShown = 200;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of {\"form\",\"at\",\"text\",\"act\"}" };
        var eval = new Command("eval", "Puts conversations into each state, says the line, and reports what became of it") { file };
        eval.SetAction((parsed, cancellation) => EvaluateAsync(parsed.GetValue(file)!, parsed.GetValue(CommandLine.Json), cancellation));
        var authors = new Command("authors", "Accuracy on the lines of each author of the examples, learned from the others'");
        authors.SetAction((parsed, _) => CrossAsync(parsed.GetValue(CommandLine.Json)));
        return new Command("dialogs", "Lines while something is open") { eval, authors };
    }

    private static async Task EvaluateAsync(FileInfo file, bool json, CancellationToken cancellation)
    {
        var lines = await CommandLine.RowsAsync<Row, ActExample>(file, Parse, cancellation);
        var unknown = lines.Where(line => !DialogTrial.States.Contains(line.Point)).Select(line => $"{line.Point.Form}/{line.Point.At}").Distinct().ToList();
        lines = [.. lines.Where(line => DialogTrial.States.Contains(line.Point))];
        if (lines.Count == 0)
            throw new RefusedException($"没有可试的状态。有：{string.Join('、', DialogTrial.States.Select(known => $"{known.Form}/{known.At}"))}。");
        await using var trial = await DialogTrial.StartAsync(cancellation);
        var confusion = new Confusion();
        var misses = new List<Miss>();
        foreach (var line in lines)
        {
            var outcome = await trial.SayAsync(line, cancellation);
            confusion.Add(ActNames.Of(line.Act), ActNames.Of(outcome.Act));
            if (outcome.Harm(line.Act) is var harm && (harm is not null || outcome.Act != line.Act))
                misses.Add(new Miss(line.Point.Form, line.Point.At, line.Text, ActNames.Of(line.Act), ActNames.Of(outcome.Act), harm));
        }

        var harmful = misses.Count(miss => miss.Harm is not null);
        if (json)
        {
            CommandLine.Print(new
            {
                lines = lines.Count,
                accuracy = confusion.Accuracy,
                macroF1 = confusion.MacroF1,
                harmful,
                unknown,
                confusion = confusion.Table,
                misses,
            });
            return;
        }

        await Console.Out.WriteLineAsync($"{lines.Count} 句，正确 {confusion.Accuracy:P1}，宏平均 F1 {confusion.MacroF1:F3}，办错 {harmful}。");
        if (unknown.Count > 0)
            await Console.Out.WriteLineAsync($"没有这些状态，没有算：{string.Join('、', unknown)}");
        foreach (var miss in misses.Take(MissesShown))
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(miss, ModelConventions.Json));
    }

    private static async Task CrossAsync(bool json)
    {
        foreach (var author in ActExamples.Authors)
        {
            var model = new ActModel([.. ActExamples.Authors.Where(other => other != author).SelectMany(ActExamples.Of)]);
            var confusion = new Confusion();
            foreach (var line in ActExamples.Of(author))
                confusion.Add(ActNames.Of(line.Act), ActNames.Of(DecideAct.Of(line.Point, line.Text, model).Act));
            if (json)
                CommandLine.Print(new { author, figures = confusion.Report() });
            else
                await Console.Out.WriteLineAsync($"{author}：正确 {confusion.Accuracy:P1}，宏平均 F1 {confusion.MacroF1:F3}");
        }
    }

    private static ActExample? Parse(Row row) =>
        row is { Form: { } form, At: { } at, Text: { Length: > 0 } text } && ActNames.Named(row.Act ?? "") is { } act
            ? new ActExample(new OpenPoint(form, at), text, act) : null;

    /// <summary>A line that was taken for another act, or did what was not meant.</summary>
    private sealed record Miss(string Form, string At, string Text, string Act, string Found, string? Harm);

    /// <summary>A line of the file.</summary>
    private sealed record Row(string? Form, string? At, string? Text, string? Act);
}

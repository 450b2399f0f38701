using System.CommandLine;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.Commands;

/// <summary>cases: how well complaints are put into categories, and whether every case follows from its log.</summary>
internal static class CasesCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of {\"title\",\"text\",\"category\"}" };
        var train = new Option<FileInfo>("--train") { Description = "Lines to learn from; what is also in FILE is left out", Required = true };
        var eval = new Command("eval-category", "Accuracy, macro-F1 and the confusion table") { file, train };
        eval.SetAction((parsed, cancellation) => EvaluateAsync(parsed.GetValue(file)!, parsed.GetValue(train)!, cancellation));
        var verify = new Command("verify", "Replay the log of every case and say where the case does not follow from it");
        verify.SetAction((parsed, cancellation) => VerifyAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("cases", "Complaints and requests") { eval, verify };
    }

    private static async Task<int> VerifyAsync(bool asJson, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var report = await app.Services.GetRequiredService<VerifyCases>().RunAsync(
            (cases, events) => Console.Error.WriteLine($"{cases} 件诉求，{events} 条记录……"), cancellation);
        if (asJson)
            CommandLine.Print(new
            {
                report.Cases,
                report.Events,
                Differences = report.Differences.Count,
                Where = report.Differences.Select(one => new { one.Number, one.Parts }),
            });
        else
        {
            Console.WriteLine($"{report.Cases} 件诉求，{report.Events} 条记录，{report.Differences.Count} 件和记录对不上。");
            foreach (var (number, parts) in report.Differences)
                Console.WriteLine($"{number}：{string.Join('、', parts)}");
        }

        return report.Differences.Count == 0 ? 0 : 1;
    }

    private static async Task EvaluateAsync(FileInfo file, FileInfo train, CancellationToken cancellation)
    {
        var asked = await ReadAsync(file, cancellation);
        var learned = await ReadAsync(train, cancellation);
        var confusion = new Confusion();
        Evaluate(asked, learned, confusion);
        CommandLine.Print(confusion.Report());
    }

    /// <summary>Learns what is not asked, and the starter examples of the categories that the training lines have.</summary>
    internal static void Evaluate(IReadOnlyList<CategoryExample> asked, IReadOnlyList<CategoryExample> learned, Confusion confusion)
    {
        var categories = learned.Select(example => example.Category).ToHashSet();
        var told = asked.Select(example => (example.Title, example.Text)).ToHashSet();
        var classifier = new CaseClassifier([
            .. learned.Where(example => !told.Contains((example.Title, example.Text))),
            .. CaseClassifier.StarterExamples().Where(example => categories.Contains(example.Category))]);
        foreach (var example in asked)
            confusion.Add(CaseTexts.CategoryName(example.Category), CaseTexts.CategoryName(classifier.Classify(example.Text, example.Title).Category));
    }

    /// <inheritdoc cref="CommandLine.RowsAsync"/>
    internal static Task<IReadOnlyList<CategoryExample>> ReadAsync(FileInfo file, CancellationToken cancellation) =>
        CommandLine.RowsAsync<Row, CategoryExample>(file, Example, cancellation);

    private static CategoryExample? Example(Row row) =>
        row is { Text: { } text, Category: { } name } && CaseTexts.CategoryNamed(name) is { } category ? new CategoryExample(category, text, row.Title) : null;

    private sealed record Row(string? Title, string? Text, string? Category);
}

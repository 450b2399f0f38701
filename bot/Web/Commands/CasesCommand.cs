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
        return new Command("cases", "Complaints and requests") { eval, verify, Seed(), SameProblem() };
    }

    private static Command Seed()
    {
        var count = new Option<int>("--count") { Description = "How many cases", Required = true };
        count.MustBe(1, 10_000_000, "--count 要在 1 到 10000000 之间。");
        var months = new Option<int>("--months") { Description = "Over how many months back from now", DefaultValueFactory = _ => 12 };
        months.MustBe(1, 120, "--months 要在 1 到 120 之间。");
        var seed = new Command("seed", "Write cases that nobody filed, to try how a city of that size feels; refused where residents have filed")
        { count, months };
        var crowd = new Option<bool>("--crowd") { Description = "All of them open, in one community" };
        seed.Options.Add(crowd);
        seed.SetAction((parsed, cancellation) => parsed.GetValue(crowd)
            ? CrowdAsync(parsed.GetValue(count), cancellation) : SeedAsync(parsed.GetValue(count), parsed.GetValue(months), cancellation));
        return seed;
    }

    private static async Task CrowdAsync(int count, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        if (!await app.Services.GetRequiredService<SeedCases>().CrowdAsync(count, cancellation))
            throw new RefusedException("这里已经有居民提交的诉求，不写试用的诉求。请另用一个数据库。");
        await Console.Out.WriteLineAsync($"写好了一个社区没办结的 {count} 件诉求。");
    }

    private static Command SameProblem()
    {
        var times = new Option<int>("--times") { Description = "How often", DefaultValueFactory = _ => 200 };
        times.MustBe(1, 100_000, "--times 要在 1 到 100000 之间。");
        var same = new Command("same-problem", "How long it takes to find the open cases that speak of the same problem as a new one") { times };
        same.SetAction((parsed, cancellation) => TimeSameProblemAsync(parsed.GetValue(times), cancellation));
        return same;
    }

    private static async Task TimeSameProblemAsync(int times, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        CommandLine.Print(await app.Services.GetRequiredService<MeasureSameProblem>().RunAsync(times, cancellation));
    }

    private static async Task SeedAsync(int count, int months, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var events = await app.Services.GetRequiredService<SeedCases>().RunAsync(
            count, months, seed: 1, (cases, written) =>
            {
                if (cases % 20_000 == 0)
                    Console.Error.WriteLine($"{cases} 件诉求，{written} 条记录……");
            },
            cancellation) ?? throw new RefusedException("这里已经有居民提交的诉求，不写试用的诉求。请另用一个数据库。");
        await Console.Out.WriteLineAsync($"写好了 {count} 件诉求，{events} 条记录。");
    }

    /// <summary>figures: the same as <c>GET /api/v1/figures</c>.</summary>
    public static Command CreateFigures()
    {
        var from = new Option<DateOnly>("--from") { Description = "First day, e.g. 2026-11-01", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Last day", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Name or id: only cases in which it, or a unit below it, takes part" };
        var figures = new Command("figures", "How the cases of a period went, counted from their logs") { from, to, unit };
        figures.SetAction((parsed, cancellation) => FiguresAsync(
            parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(unit), parsed.GetValue(CommandLine.Json), cancellation));
        return figures;
    }

    private static async Task FiguresAsync(DateOnly from, DateOnly to, string? unit, bool asJson, CancellationToken cancellation)
    {
        if (to < from)
            throw new RefusedException("--to 不能早于 --from。");
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var owner = unit is null ? null : (await app.Services.GetRequiredService<ReadCases>().TerritoryAsync(cancellation)).Find(unit)
            ?? throw new RefusedException($"没有名为“{unit}”的单位。");
        var figures = await app.Services.GetRequiredService<ReadFigures>().RunAsync(null, from, to, owner?.Id, cancellation);
        if (asJson)
        {
            CommandLine.Print(figures);
            return;
        }

        await Console.Out.WriteLineAsync(
            $"收到 {figures.Received}，有人接手 {figures.Responded}，答复 {figures.Answered}，已解决 {figures.Solved}，满意 {figures.Satisfied}；"
            + $"退单 {figures.Returns} 次，吹哨 {figures.Whistles} 件，超时 {figures.Overdue} 件。");
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

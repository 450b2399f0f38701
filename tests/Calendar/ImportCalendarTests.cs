using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Calendar;

/// <summary>The operator imports a year; what came with the product fills only what is missing.</summary>
public sealed class ImportCalendarTests : IDisposable
{
    private const string Year2027 = "2027-01-01\toff\t元旦\n2027-02-08\toff\t春节\n2027-02-20\twork\t春节\n";

    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_years_of_a_file_are_replaced_and_the_others_stay(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var done = Assert.IsType<CalendarImport.Done>(await ImportAsync(city, Year2027 + "2026-12-26\twork\t元旦\n"));
        var year = Assert.Single(done.Years);
        Assert.Equal((2027, 2, 2), (year.Year, year.Off, year.Work));
        Assert.Equal(["清明", "劳动节", "端午", "中秋", "国庆节"], year.Missing);
        Assert.Equal([2023, 2024, 2025, 2026, 2027], (await city.Get<ImportCalendar>().YearsAsync(Cancellation)).Select(each => each.Year));

        // Again, with less: the December day that belonged to the year goes too.
        await ImportAsync(city, "2027-01-01\toff\t元旦\n");
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var late = db.MovedDays.Where(day => day.Date > new DateOnly(2026, 12, 1)).Select(day => day.Date);
        Assert.Equal([new DateOnly(2027, 1, 1)], await late.ToListAsync(Cancellation));
        var audited = db.Audit.Where(entry => entry.Action == "calendar.import").Select(entry => entry.Subject);
        Assert.Equal(["2027", "2027"], await audited.ToListAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_operators_at_once_leave_one_whole_year(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var other = Year2027.Replace("02-08", "02-09", StringComparison.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(each => Task.Run(() => ImportAsync(city, each % 2 == 0 ? Year2027 : other))));
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(3, await db.MovedDays.CountAsync(day => day.Date >= new DateOnly(2027, 1, 1), Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_came_with_the_product_never_overwrites_a_year(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await ImportAsync(city, "2026-01-01\toff\t元旦\n");
        await city.Transactions.RunAsync(db => db.MovedDays.Where(day => day.Date < new DateOnly(2024, 1, 1)).ExecuteDeleteAsync(Cancellation), Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => city.Get<ImportCalendar>().AddStarterAsync(Cancellation))));
        var years = await city.Get<ImportCalendar>().YearsAsync(Cancellation);
        Assert.Equal([(2023, 26, 7), (2024, 28, 8), (2025, 28, 5), (2026, 1, 0)], years.Select(year => (year.Year, year.Off, year.Work)));
    }

    [Fact]
    public async Task The_command_imports_a_file_whole_or_refuses_it_and_tells_which_years_are_there()
    {
        await using var city = await TestCity.StartAsync();
        var before = await Operator.RunAsync(city.Settings, "calendar", "status");
        Assert.Contains("2026年：放假 33 天，调休上班 6 天。\n", before.Output, StringComparison.Ordinal);
        Assert.Contains("2027年：还没有导入", before.Output, StringComparison.Ordinal);

        var refused = await Operator.RunAsync(city.Settings, "calendar", "import", folder.Write("slip.tsv", Year2027 + "2027-02-31\toff\t春节\n"));
        Assert.Equal((1, "slip.tsv 第 4 行：日期“2027-02-31”不对，应写成 2027-02-08 这样，2000 到 2099 年。什么也没有改。\n"), (refused.Exit, refused.Error));
        Assert.Equal(1, (await Operator.RunAsync(city.Settings, "calendar", "import", Path.Combine(folder.Path, "nowhere.tsv"))).Exit);
        Assert.Equal(2, (await Operator.RunAsync(city.Settings, "calendar", "import")).Exit);

        var done = await Operator.RunAsync(city.Settings, "calendar", "import", folder.Write("2027.tsv", "\uFEFF" + Year2027.ReplaceLineEndings("\r\n")));
        Assert.Equal((0, ""), (done.Exit, done.Error));
        Assert.StartsWith("已导入 2027年：放假 2 天，调休上班 1 天。没有写到清明、", done.Output, StringComparison.Ordinal);
        var json = await Operator.RunAsync(city.Settings, "calendar", "status", "--json");
        Assert.Contains("""{"year":2027,"off":2,"work":1,"missing":["清明",""", json.Output, StringComparison.Ordinal);
        Assert.Contains("\"notLoaded\":[]", json.Output, StringComparison.Ordinal);
    }

    private static async Task<CalendarImport> ImportAsync(TestCity city, string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await city.Get<ImportCalendar>().RunAsync(file, Cancellation);
    }
}

using System.Data;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>The weekly times of lawyers come in from a workbook.</summary>
public sealed class ImportPatternsTests
{
    private const string Venue = "檀溪社区党群服务中心一楼";

    private static readonly string[] Columns =
        ["律师", "地点", "房间", "星期", "从", "到", "每位分钟", "间隔分钟", "每次几位", "留给现场", "开始的日子", "结束的日子", "放假"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_rows_are_taken_and_each_other_says_why_not()
    {
        await using var city = await TestCity.StartAsync();
        var book = Book(
            ["张律师", Venue, "调解室", "周二", "9:00", "11:00", "20", "5", "2", "1", "2026-12-01", "46387", "不办"],
            ["张律师", Venue, "", "星期二", "10:00", "12:00", "", "", "", "", "", "", ""],
            ["李律师", Venue, "", "周三", "22:00", "02:00", "", "", "", "", "", "", ""],
            ["李律师", Venue, "", "周四", "14:00", "16:00", "", "", "", "", "", "", "挪"],
            ["李律师", Venue, "", "周五", "0.375", "0.4583333333", "", "", "", "", "", "", ""],
            ["王律师", Venue, "", "周五", "9:00", "11:00", "", "", "", "", "", "", ""],
            ["李律师", "没有的地方", "", "周五", "9:00", "11:00", "", "", "", "", "", "", ""],
            ["李律师", Venue, "", "每天", "9:00", "11:00", "", "", "", "", "", "", ""],
            ["李律师", Venue, "", "周一", "九点", "11:00", "", "", "", "", "", "", ""],
            ["李律师", Venue, "", "周一", "9:00", "11:00", "半小时", "", "", "", "", "", ""],
            ["李律师", Venue, "", "周一", "9:00", "11:00", "", "", "", "", "2027-02-29", "", ""],
            ["李律师", Venue, "", "周五", "9:00", "11:00", "", "", "", "", "", "", ""]);
        var done = Assert.IsType<PatternsImported.Done>(await city.Get<ImportPatterns>().RunAsync(null, new MemoryStream(book), Cancellation));
        Assert.Equal((2, 0, 1), (done.Added, done.Changed, done.Unchanged));
        Assert.Equal(
            [
                "3 这位律师周二 09:00–11:00已经有排班了，两段不能重叠。", "4 结束要晚于开始，不能过半夜。", "7 没有“王律师”这位律师，或者账号停用了。",
                "8 没有“没有的地方”这个地点，或者已经停用了。", "9 “星期”请写周一到周日。", "10 “从”和“到”请写几点几分，例如 14:00。", "11 分钟和位数请写整数。",
                "12 日子请写成 2026-12-01 这样。", "13 这位律师的这个时间在前面已经有一行了。",
            ],
            done.Rows.Select(row => $"{row.Row} {row.Why}"));
        var again = Assert.IsType<PatternsImported.Done>(await city.Get<ImportPatterns>().RunAsync(null, new MemoryStream(book), Cancellation));
        Assert.Equal((0, 0, 3), (again.Added, again.Changed, again.Unchanged));
        var supply = await Transcripts.QueryAsync(city, db => ReadSlots.SupplyAsync(db, Cancellation));
        var pattern = supply.Patterns.Single(one => one.Weekday == DayOfWeek.Tuesday);
        Assert.Equal(
            (20, 5, 2, 1, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31), DayOffRule.FallsOut),
            (pattern.SlotMinutes, pattern.BufferMinutes, pattern.Capacity, pattern.Kept, pattern.FirstDay, pattern.LastDay, pattern.DayOff));
    }

    [Fact]
    public async Task What_would_take_a_booked_time_away_is_left_to_the_page()
    {
        await using var city = await TestCity.StartAsync();
        await DoorTests.BookAsync(city.NewResident(), "11月26日（周四）15:30 张律师");
        var book = Book(["张律师", Venue, "", "周四", "14:00", "15:00", "", "", "", "", "", "", ""]);
        var done = Assert.IsType<PatternsImported.Done>(await city.Get<ImportPatterns>().RunAsync(null, new MemoryStream(book), Cancellation));
        Assert.Equal(["2 1 位已经约了的居民会没有时间，请在网页上改，给每一位定好。"], done.Rows.Select(row => $"{row.Row} {row.Why}"));
    }

    [Fact]
    public async Task The_command_reports_refused_rows_and_its_export_comes_back_unchanged()
    {
        await using var city = await TestCity.StartAsync();
        var path = Path.Combine(city.Folder, "排班.xlsx");
        var exported = await Operator.RunAsync(city.Settings, "patterns", "export", path);
        Assert.Equal(0, exported.Exit);
        var back = await Operator.RunAsync(city.Settings, "patterns", "import", path);
        Assert.Equal((0, "新加 0 条，改了 0 条，没有变化 2 条，没有导入 0 条。"), (back.Exit, back.Output.Trim()));
        await File.WriteAllBytesAsync(path, Book(["李律师", Venue, "", "周三", "22:00", "02:00", "", "", "", "", "", "", ""]), Cancellation);
        var refused = await Operator.RunAsync(city.Settings, "patterns", "import", path);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("排班 第 2 行：结束要晚于开始，不能过半夜。", refused.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "不是表格", Cancellation);
        Assert.Equal(1, (await Operator.RunAsync(city.Settings, "patterns", "import", path)).Exit);
    }

    private static byte[] Book(params string[][] rows)
    {
        var table = new DataTable();
        foreach (var column in Columns)
            table.Columns.Add(column);
        foreach (var row in rows)
            table.Rows.Add([.. row]);
        using var file = new MemoryStream();
        file.SaveAs(table, sheetName: "排班");
        return file.ToArray();
    }
}

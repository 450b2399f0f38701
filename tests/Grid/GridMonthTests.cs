using MiniExcelLibs;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Grid.GridCity;

namespace ResidentAssistant.Tests.Grid;

/// <summary>The monthly sheet of those who work on the spot.</summary>
public sealed class GridMonthTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_month_counts_what_was_reported_handled_in_time_served_checked_and_said_of_it(DatabaseProvider provider)
    {
        await using var city = await GridCity.StartAsync(provider);
        var worker = await city.StaffAsync(Worker);
        await WorkAsync(city);
        var line = Assert.Single(await city.Get<ReadGridMonth>().RunAsync(worker, November, Cancellation));
        Assert.Equal(
            new GridMonthLine
            {
                StaffId = worker.Id,
                Name = "刘强",
                Unit = First,
                Reported = 2,
                Handled = 2,
                OnTime = 1,
                Services = 1,
                Checks = 2,
                Hazards = 1,
                Solved = 1,
                NotSolved = 1,
                Rated = 1,
                Satisfied = 1,
            },
            line);
    }

    [Fact]
    public async Task The_next_month_begins_empty_and_what_is_said_then_counts_then()
    {
        await using var city = await GridCity.StartAsync();
        var resident = await ComplainAsync(city, "庞公新城3号楼楼道灯坏了一个月没人修");
        city.Clock.Advance(TimeSpan.FromDays(7));
        var worker = await city.StaffAsync(Worker);
        Assert.Equal(CaseChange.Done, await city.Get<HandleCase>().SettleAsync(worker, "XY-20261123-0001", "灯修好了", Cancellation));
        city.Clock.Advance(TimeSpan.FromDays(2));
        await resident.Listens();
        await resident.Taps("已解决");
        var (then, now) = (await LineAsync(city, November), await LineAsync(city, new DateOnly(2026, 12, 15)));
        Assert.Equal((1, 0, 0), (then.Handled, then.OnTime, then.Solved));
        Assert.Equal((0, 0, 1), (now.Handled, now.OnTime, now.Solved));
    }

    [Fact]
    public async Task A_worker_reads_the_own_line_a_street_those_below_it_and_an_administrator_all()
    {
        await using var city = await GridCity.StartAsync();
        await WorkAsync(city);
        await city.Get<StaffAccounts>().AddAsync(null, "马芳", "ma@example.cn", StaffRole.GridWorker, "檀溪社区", Cancellation);
        var months = city.Get<ReadGridMonth>();
        Assert.Equal(["刘强"], await NamesAsync(Worker));
        Assert.Equal(["王秀英"], await NamesAsync("community@example.cn"));
        Assert.Equal(["刘强", "马芳"], await NamesAsync("street@example.cn"));
        Assert.Equal(["刘强", "马芳"], await NamesAsync("admin@example.cn"));
        Assert.Empty(await NamesAsync("dept@example.cn"));
        Assert.Empty(await NamesAsync("lawyer@example.cn"));

        async Task<IEnumerable<string>> NamesAsync(string email) =>
            (await months.RunAsync(await city.StaffAsync(email), November, Cancellation)).Select(line => line.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_figures_and_no_formula()
    {
        await using var city = await GridCity.StartAsync();
        await WorkAsync(city);
        await city.Get<StaffAccounts>().AddAsync(null, "=1+1", "eq@example.cn", StaffRole.GridWorker, "檀溪社区", Cancellation);
        var admin = await city.StaffAsync("admin@example.cn");
        using var file = new MemoryStream(await city.Get<ExportGridMonth>().WorkbookAsync(admin, November, Cancellation));
        var rows = file.Query(useHeaderRow: true, sheetName: "2026-11").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(
            ["姓名", "单位", "上报", "办理", "按时办理", "便民服务", "隐患排查", "发现隐患", "群众说解决了", "群众说没解决", "群众评价", "其中满意"], rows[0].Keys);
        var worker = rows.Single(row => row["姓名"] is "刘强");
        Assert.Equal([2d, 2d, 1d, 1d, 2d, 1d, 1d, 1d, 1d, 1d], worker.Values.Skip(2));
        Assert.All(rows, row => Assert.False(row["姓名"] is string name && name.StartsWith('=')));
    }

    /// <summary>
    /// 刘强 files two cases, a hazard among them, answers two of residents, the second late; one resident is content, the other is not.
    /// </summary>
    private static async Task WorkAsync(TestCity city)
    {
        var worker = await city.StaffAsync(Worker);
        var (first, second) = (await ComplainAsync(city, "庞公新城3号楼楼道灯坏了一个月没人修"), await ComplainAsync(city, "庞公新城3号楼门口垃圾堆成山没人清"));
        await RecordAsync(city, Report("井盖松了"));
        await RecordAsync(city, new GridReport(Guid.NewGuid(), GridEntryKind.Check, "电动车在楼道里充电") { Place = Door, IsHazard = true });
        await RecordAsync(city, new GridReport(Guid.NewGuid(), GridEntryKind.Check, "没有问题") { Place = Door });
        await RecordAsync(city, new GridReport(Guid.NewGuid(), GridEntryKind.Service, "帮张婆婆填了表"));
        var handle = city.Get<HandleCase>();
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(worker, "XY-20261123-0001", "灯修好了", Cancellation));
        await first.Listens();
        await first.Taps("已解决");
        await first.Taps("满意");
        city.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(worker, "XY-20261123-0002", "垃圾清走了", Cancellation));
        await second.Listens();
        await second.Taps("没解决");
    }

    private static async Task<TestResident> ComplainAsync(TestCity city, string what)
    {
        var resident = city.NewResident();
        await resident.Says(what);
        await resident.Taps("提交");
        return resident;
    }

    private static async Task<GridMonthLine> LineAsync(TestCity city, DateOnly month) =>
        Assert.Single(await city.Get<ReadGridMonth>().RunAsync(await city.StaffAsync(Worker), month, Cancellation));
}

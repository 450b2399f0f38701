using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>What a resident lives through while a case goes its way: in the conversation, with staff of four roles behind it.</summary>
public sealed class LoopTests
{
    private const string Number = "XY-20261123-0001";
    private const string Smoke = "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_case_is_returned_twice_whistled_for_not_solved_and_solved_in_the_end(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = await FileAsync(city, Smoke);
        resident.Hears("先由檀溪社区来看，最晚11月27日（周五）答复您");
        var (community, street, dept) = ("community@example.cn", "street@example.cn", "dept@example.cn");
        await DoAsync(city, community, new CaseCommand.Accept());
        await resident.Listens();
        resident.Hears($"您反映的 {Number} 由檀溪社区受理");
        await DoAsync(city, community, new CaseCommand.Dispatch(await UnitAsync(city, "城市管理局"), "CG-02"));
        await resident.Listens();
        resident.Hears($"您反映的 {Number} 已经转给城市管理局办理。");
        await DoAsync(city, dept, new CaseCommand.Return("HB-01", "要先测废气"));
        await DoAsync(city, community, new CaseCommand.Dispatch(await UnitAsync(city, "城市管理局"), "CG-02"));
        await DoAsync(city, dept, new CaseCommand.Return("SJ-01", "店没有执照"));
        await resident.Listens();
        resident.DoesNotHear("退");
        await resident.Says("我的诉求");
        resident.Hears($"{Number}　已受理，在城南街道，最晚11月27日（周五）答复");
        await DoAsync(city, street, new CaseCommand.Whistle(
            [await UnitAsync(city, "城市管理局"), await UnitAsync(city, "市场监督管理局")], await UnitAsync(city, "城市管理局")));
        await DoAsync(city, dept, new CaseCommand.CheckIn());
        await DoAsync(city, dept, new CaseCommand.Answer("店家装了油烟净化器"));
        await resident.Listens();
        resident.Hears("店家装了油烟净化器\n\n问题解决了吗？");
        await resident.Says("不满意，根本没好，还是呛");
        resident.Hears("没解决的我们重新办，这次由城南街道负责");
        await DoAsync(city, street, new CaseCommand.CheckIn());
        await DoAsync(city, street, new CaseCommand.Answer("净化器已经修好，街道每周来看"));
        await resident.Listens();
        await resident.Taps("已解决");
        resident.Hears("您对办理满意吗？");
        await resident.Taps("满意");
        resident.Hears(CaseTexts.RatingThanks);
        Assert.Equal((CaseState.Closed, Solved.Yes, Rating.Satisfied), await CaseAsync(city, one => (one.State, one.Solved!.Value, one.Rating!.Value)));
        var found = await city.Get<VerifyCases>().RunAsync((_, _) => { }, Cancellation);
        Assert.Equal((1, 0), (found.Cases, found.Differences.Count));
    }

    [Theory]
    [InlineData("修好了，谢谢", Solved.Yes, CaseState.Closed)]
    [InlineData("还是老样子", Solved.No, CaseState.Accepted)]
    [InlineData("部分解决", Solved.Partly, CaseState.Closed)]
    [InlineData("没解决", Solved.No, CaseState.Accepted)]
    [InlineData("已经解决了", Solved.Yes, CaseState.Closed)]
    public async Task The_word_may_be_the_residents_own(string said, Solved solved, CaseState state)
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Smoke);
        await city.Get<HandleCase>().SettleAsync(await city.StaffAsync("community@example.cn"), Number, "店家装了净化器", Cancellation);
        await resident.Listens();
        await resident.Says(said);
        Assert.Equal((solved, state), await CaseAsync(city, one => (one.Solved!.Value, one.State)));
    }

    [Fact]
    public async Task Silence_closes_after_a_week_and_the_resident_opens_it_again()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Smoke);
        await city.Get<HandleCase>().SettleAsync(await city.StaffAsync("community@example.cn"), Number, "店家装了净化器", Cancellation);
        await resident.Listens();
        city.Clock.Advance(TimeSpan.FromDays(7));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        Assert.Equal(CaseState.Closed, await CaseAsync(city, one => one.State));
        city.Clock.Advance(TimeSpan.FromDays(10));
        await resident.Says("没解决");
        resident.Hears("重新办");
        Assert.Equal((CaseState.Accepted, 1), await CaseAsync(city, one => (one.State, one.Reopenings)));
    }

    [Fact]
    public async Task A_missed_deadline_stands_in_the_log_and_the_clock_goes_on_after_a_restart()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Smoke);
        city.Clock.Advance(TimeSpan.FromHours(3));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await city.RestartAsync();
        city.Clock.Advance(TimeSpan.FromHours(1));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(
            [CaseEventKind.Filed, CaseEventKind.Warned, CaseEventKind.Overdue],
            await db.CaseEvents.OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_resident_adds_stays_new_for_staff_until_they_do_something_whatever_the_clock_notes()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Smoke);
        await resident.Says("补充一下，他们每天凌晨两点才收摊");
        city.Clock.Advance(TimeSpan.FromHours(3));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        Assert.Equal((3, true), (await CaseAsync(city, one => one.Version), await IsNewAsync()));
        await DoAsync(city, "community@example.cn", new CaseCommand.Accept());
        Assert.False(await IsNewAsync());

        async Task<bool> IsNewAsync()
        {
            var (handle, staff) = (city.Get<HandleCase>(), await city.StaffAsync("community@example.cn"));
            var lines = await handle.WordsAsync(staff, await handle.ListAsync(staff, null, Cancellation), Cancellation);
            return Assert.Single(lines).Value.IsNew;
        }
    }

    [Fact]
    public async Task A_neighbour_joins_keeps_the_own_details_and_is_asked_at_the_end()
    {
        await using var city = await TestCity.StartAsync();
        var first = await FileAsync(city, Smoke);
        var second = city.NewResident();
        await second.Says("阳光花园3号楼楼下的烧烤店油烟太大，晚上睡不着觉，我电话13900002222");
        await second.Taps("提交");
        second.Hears("还有 1 位居民反映过类似的问题");
        await second.Taps("一起办");
        second.Hears("诉求 XY-20261123-0002 和邻居反映的同一件事合在一起办");
        var staff = await city.StaffAsync("community@example.cn");
        Assert.DoesNotContain("13900002222", (await city.Get<HandleCase>().OpenAsync(staff, Number, Cancellation))!.Case.Phone ?? "", StringComparison.Ordinal);
        await city.Get<HandleCase>().SettleAsync(staff, Number, "店家装了净化器", Cancellation);
        await first.Listens();
        first.Hears($"您反映的 {Number} 有办理结果了");
        await second.Listens();
        second.Hears("您反映的 XY-20261123-0002 有办理结果了：\n店家装了净化器");
        await first.Taps("已解决");
        await second.Taps("没解决");
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(
            [(Number, CaseState.Closed), ("XY-20261123-0002", CaseState.Accepted)],
            (await db.Cases.AsNoTracking().ToListAsync(Cancellation)).Select(c => (c.Number, c.State)).Order());
    }

    [Fact]
    public async Task Who_wants_few_notices_hears_results_and_questions()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Smoke);
        await resident.Says("少通知我");
        resident.Hears("以后只告诉您结果和要问您的事");
        await DoAsync(city, "community@example.cn", new CaseCommand.Accept());
        await DoAsync(city, "community@example.cn", new CaseCommand.CheckIn());
        await resident.Listens();
        Assert.Equal("", resident.LastWords);
        await DoAsync(city, "community@example.cn", new CaseCommand.Reply("是几单元？", true));
        await resident.Listens();
        resident.Hears("是几单元？");
        await DoAsync(city, "community@example.cn", new CaseCommand.Answer("装了净化器"));
        await resident.Listens();
        resident.Hears("装了净化器");
        await resident.Says("恢复通知");
        resident.Hears("有进展都会告诉您");
    }

    [Fact]
    public async Task What_is_no_matter_for_the_city_is_told_kindly_with_the_way_on()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, "阳光花园3号楼的老板欠我三个月工资不给，我要反映");
        await DoAsync(city, "community@example.cn", new CaseCommand.Refuse(RefusalReason.Labour, "欠薪由劳动部门处理。"));
        await resident.Listens();
        resident.Hears("不能在这里办：\n欠薪由劳动部门处理。\n可以申请劳动仲裁，不收费。");
        Assert.Equal(["问法律", "预约周四"], resident.Choices);
        await resident.Taps("问法律");
        resident.Hears("《");
    }

    [Fact]
    public async Task What_usually_happens_is_told_once_enough_is_known()
    {
        await using var city = await TestCity.StartAsync();
        var staff = await city.StaffAsync("community@example.cn");
        for (var i = 1; i <= UsualTimes.Fewest; i++)
        {
            var resident = city.NewResident();
            await resident.Says($"阳光花园{i}号楼楼下烧烤店油烟太大，晚上根本睡不着");
            await resident.Taps("提交");
            city.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(CaseChange.Done, await city.Get<HandleCase>().SettleAsync(staff, $"XY-20261123-{i:0000}", "已处理", Cancellation));
        }

        await city.Get<UsualTimes>().CountAsync(Cancellation);
        var next = await FileAsync(city, "阳光花园20号楼楼下烧烤店油烟太大，晚上根本睡不着");
        next.Hears("这类事在这里一半 1 个工作日内有答复，多数 1 个工作日内");
    }

    private static async Task<TestResident> FileAsync(TestCity city, string what)
    {
        var resident = city.NewResident();
        await resident.Says(what);
        await resident.Taps("提交");
        resident.Hears("已经提交");
        return resident;
    }

    private static async Task DoAsync(TestCity city, string email, CaseCommand command)
    {
        var (handle, staff) = (city.Get<HandleCase>(), await city.StaffAsync(email));
        var one = (await handle.OpenAsync(staff, Number, Cancellation))!.Case;
        Assert.Equal(CaseChange.Done, await handle.RunAsync(staff, Number, one.Version, command, Cancellation));
    }

    private static async Task<T> CaseAsync<T>(TestCity city, Func<Case, T> read)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return read(await db.Cases.AsNoTracking().SingleAsync(Cancellation));
    }

    private static async Task<Guid> UnitAsync(TestCity city, string name)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.Units.Where(unit => unit.Name == name).Select(unit => unit.Id).SingleAsync(Cancellation);
    }
}

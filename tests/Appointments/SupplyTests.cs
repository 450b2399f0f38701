using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>Who receives residents changes: nobody stands before a closed door.</summary>
public sealed class SupplyTests
{
    private static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_leave_shows_whom_it_touches_then_moves_all_at_once_and_tells_them(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var moved = await BookedAsync(city, "11月26日（周四）14:00 张律师");
        var cancelled = await BookedAsync(city, "11月26日（周四）14:30 张律师");
        var untouched = await BookedAsync(city, "11月26日（周四）14:30 李律师");
        var admin = await city.StaffAsync("admin@example.cn");
        var leave = new SupplyChange.AddException(await LeaveAsync(city, "张律师", new DateOnly(2026, 11, 26)));

        var touches = Assert.IsType<SupplyChanged.Touches>(await city.Get<ChangeSupply>().RunAsync(admin, leave, Nothing, Cancellation));
        Assert.Equal(
            ["11月26日（周四）14:00 张律师 → 11月26日（周四）14:00 李律师", "11月26日（周四）14:30 张律师 → 11月26日（周四）15:00 李律师"],
            touches.Bookings.Select(one => $"{AppointmentTexts.Describe(one.At)} → {AppointmentTexts.Describe(one.Proposed!)}"));
        Assert.Equal(0, await Transcripts.QueryAsync(city, db => db.PatternExceptions.CountAsync(Cancellation)));

        var decided = new Dictionary<string, string?> { [touches.Bookings[0].Code] = touches.Bookings[0].Proposed!.Id, [touches.Bookings[1].Code] = null };
        Assert.Equal(new SupplyChanged.Done(2), await city.Get<ChangeSupply>().RunAsync(admin, leave, decided, Cancellation));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await moved.Listens();
        moved.Hears($"您的预约（{touches.Bookings[0].Code}）安排在11月26日（周四）14:00 李律师");
        await cancelled.Listens();
        cancelled.Hears("您约的11月26日（周四）14:30、张律师，因为安排有变，办不成了");
        await untouched.Listens();
        untouched.DoesNotHear("安排");
        await moved.Says("我的预约");
        moved.Hears("11月26日（周四）14:00，李律师");
        await cancelled.Says("我的预约");
        cancelled.Hears("没有预约");
        var other = city.NewResident();
        await other.Says("预约11月26号张律师");
        other.Hears("张律师不来");
    }

    [Fact]
    public async Task A_decision_that_cannot_be_had_any_more_changes_nothing()
    {
        await using var city = await TestCity.StartAsync();
        await BookedAsync(city, "11月26日（周四）14:00 张律师");
        var admin = await city.StaffAsync("admin@example.cn");
        var leave = new SupplyChange.AddException(await LeaveAsync(city, "张律师", new DateOnly(2026, 11, 26)));
        var touches = Assert.IsType<SupplyChanged.Touches>(await city.Get<ChangeSupply>().RunAsync(admin, leave, Nothing, Cancellation));
        await BookedAsync(city, "11月26日（周四）14:00 李律师");
        var decided = new Dictionary<string, string?> { [touches.Bookings[0].Code] = touches.Bookings[0].Proposed!.Id };
        var again = Assert.IsType<SupplyChanged.Touches>(await city.Get<ChangeSupply>().RunAsync(admin, leave, decided, Cancellation));
        Assert.Equal("11月26日（周四）14:30 李律师", AppointmentTexts.Describe(again.Bookings[0].Proposed!));
        Assert.Equal(0, await Transcripts.QueryAsync(city, db => db.PatternExceptions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_substitute_keeps_the_hour()
    {
        await using var city = await TestCity.StartAsync();
        await BookedAsync(city, "12月3日（周四）14:00 张律师");
        var admin = await city.StaffAsync("admin@example.cn");
        var (zhang, li) = (await LawyerAsync(city, "张律师"), await LawyerAsync(city, "李律师"));
        var day = new DateOnly(2026, 12, 3);
        var change = new SupplyChange.AddException(new PatternException(Guid.NewGuid(), ExceptionKind.Substitute, day, day) { LawyerId = zhang, SubstituteId = li });
        Assert.Equal(new SupplyChanged.Refused("李律师那时候自己有排班，不能替班。"), await city.Get<ChangeSupply>().RunAsync(admin, change, Nothing, Cancellation));
    }

    [Fact]
    public async Task Lawyers_block_their_own_times_and_nobody_elses()
    {
        await using var city = await TestCity.StartAsync();
        var lawyer = await city.StaffAsync("lawyer@example.cn");
        var own = await LeaveAsync(city, "张律师", new DateOnly(2026, 12, 3));
        Assert.Equal(new SupplyChanged.Done(0), await city.Get<ChangeSupply>().RunAsync(lawyer, new SupplyChange.AddException(own), Nothing, Cancellation));
        var other = await LeaveAsync(city, "李律师", new DateOnly(2026, 12, 3));
        Assert.IsType<SupplyChanged.NotAllowed>(
            await city.Get<ChangeSupply>().RunAsync(lawyer, new SupplyChange.AddException(other), Nothing, Cancellation));
        Assert.Equal(new SupplyChanged.Done(0), await city.Get<ChangeSupply>().RunAsync(lawyer, new SupplyChange.RemoveException(own.Id), Nothing, Cancellation));
    }

    [Fact]
    public async Task Whose_lawyer_is_no_lawyer_any_more_is_told()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await BookedAsync(city, "11月26日（周四）14:00 张律师");
        Assert.IsType<Assistant.Staff.AccountChange.Done>(
            await city.Get<Assistant.Staff.StaffAccounts>().DisableAsync(null, "lawyer@example.cn", Cancellation));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await resident.Listens();
        resident.Hears("您约的11月26日（周四）14:00、张律师，因为安排有变，办不成了");
        await resident.Says("我的预约");
        resident.Hears("没有预约");
    }

    [Theory]
    [InlineData("22:00", "02:00", 30, "结束要晚于开始，不能过半夜。")]
    [InlineData("16:00", "14:00", 30, "结束要晚于开始，不能过半夜。")]
    [InlineData("14:03", "16:00", 30, "起止时间要在 5 分钟的整数上，例如 14:00、14:35。")]
    [InlineData("14:00", "14:20", 30, "这段时间不够接待一位。")]
    [InlineData("14:00", "16:00", 7, "每位的时间应在 10 到 240 分钟之间，是 5 的倍数。")]
    [InlineData("15:00", "17:00", 30, "这位律师周四 14:00–16:00已经有排班了，两段不能重叠。")]
    public async Task A_time_that_makes_no_sense_is_refused_with_a_sentence(string from, string until, int minutes, string why)
    {
        await using var city = await TestCity.StartAsync();
        var supply = await city.Get<ChangeSupply>().ReadAsync(await city.StaffAsync("admin@example.cn"), Cancellation);
        var pattern = new WeeklyPattern(
            Guid.NewGuid(), await LawyerAsync(city, "张律师"), supply.Venues[0].Id, DayOfWeek.Thursday, TimeOnly.Parse(from), TimeOnly.Parse(until))
        {
            SlotMinutes = minutes,
        };
        Assert.Equal(
            new SupplyChanged.Refused(why),
            await city.Get<ChangeSupply>().RunAsync(await city.StaffAsync("admin@example.cn"), new SupplyChange.SavePattern(pattern), Nothing, Cancellation));
    }

    private static async Task<PatternException> LeaveAsync(TestCity city, string lawyer, DateOnly day) =>
        new(Guid.NewGuid(), ExceptionKind.Closed, day, day) { LawyerId = await LawyerAsync(city, lawyer), Reason = "出庭" };

    private static Task<Guid> LawyerAsync(TestCity city, string name) =>
        Transcripts.QueryAsync(city, db => db.Users.Where(one => one.Name == name).Select(one => one.Id).SingleAsync(Cancellation));

    private static async Task<TestResident> BookedAsync(TestCity city, string slot)
    {
        var resident = city.NewResident();
        await resident.Says("预约周四律师");
        await resident.Says(slot);
        await resident.Says("跳过");
        await resident.Says("确认预约");
        resident.Hears("约好了");
        return resident;
    }
}

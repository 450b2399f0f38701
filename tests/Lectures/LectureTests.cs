using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Lectures;

/// <summary>Seats of lectures: never more than there are, those who wait in their order, everybody told.</summary>
public sealed class LectureTests
{
    private const string Title = "邻里纠纷怎么说理";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_at_once_never_take_more_seats_than_there_are(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var id = await AddAsync(city, seats: 20);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => city.Transactions.RetryAsync(
            db => Register.SignUpAsync(db, id, new RegistrationRequest(null, null, "热线", 1 + (i % 3)) { MayWait = i % 2 == 0 }, TestCity.Monday, Cancellation),
            Cancellation))));
        var file = await FileAsync(city, id);
        var seated = file.Registrations.Where(one => one.State == RegistrationState.Registered).ToList();
        Assert.Equal(file.Session.Taken, seated.Sum(one => one.People));
        Assert.Equal(20, file.Session.Taken);
        Assert.Equal(seated.Count, outcomes.Count(outcome => outcome is RegistrationOutcome.Registered));
        Assert.Equal(60, file.Registrations.Count + outcomes.Count(outcome => outcome is RegistrationOutcome.Full));
        Assert.Equal(file.Registrations.Count, file.Registrations.Select(one => one.Place).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whatever_is_signed_up_given_back_and_changed_at_once_the_seats_add_up(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var id = await AddAsync(city, seats: 10);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            Registration? mine = null;
            for (var step = 0; step < 12; step++)
                mine = await city.Transactions.RunAsync(db => StepAsync(db, id, mine, random.Next(4), 1 + random.Next(3)), Cancellation);
        })));
        var file = await FileAsync(city, id);
        var seated = file.Registrations.Where(one => one.State == RegistrationState.Registered).Sum(one => one.People);
        Assert.Equal((seated, true), (file.Session.Taken, seated <= 10));

        // Nobody waits for seats that are free.
        Assert.All(file.Registrations.Where(one => one.State == RegistrationState.Waiting), one => Assert.True(one.People > file.Session.Free));
    }

    [Fact]
    public async Task Who_waits_moves_up_in_order_as_far_as_all_of_a_party_have_seats_and_is_told()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 3);
        var (first, pair, single, other) = (city.NewResident(), city.NewResident(), city.NewResident(), city.NewResident());
        await first.Says("12月1号的讲堂");
        await first.Says("报上，三个人");
        first.Hears("留了 3 个座位");
        await pair.Says("12月1号的讲堂");
        await pair.Says("我和老伴一起去");
        pair.Hears("要排队候补吗");
        await pair.Says("好的");
        pair.Hears("排上候补了");
        pair.Hears("前面还有 0 位");
        await single.Says("12月1号的讲堂");
        await single.Taps("候补12月1日（周二）道德讲堂");
        single.Hears("前面还有 1 位");
        await other.Says("12月1号的讲堂");
        await other.Says("报上");
        await other.Says("不用了");
        other.Hears("好的，不排");
        await other.Says("12月1号的讲堂");
        await other.Says("两个人");
        await other.Says("那就一个人");
        other.Hears("要排队候补吗");
        await other.Says("算了");
        other.Hears("好的，不排");
        await first.Says("改成两个人");
        first.Hears("留了 2 个座位");
        await DueAsync(city);
        await single.Listens();
        single.Hears("有人退了，给您补上了");
        await pair.Listens();
        pair.DoesNotHear("给您补上了");
        await single.Says("来");
        single.Hears("好的，12月1日（周二）09:30见");
        await first.Says("取消报名");
        await first.Says("确定");
        first.Hears("已取消报名");
        await DueAsync(city);
        await pair.Listens();
        pair.Hears("留了 2 个座位");
        await pair.Says("不来了");
        pair.Hears("已取消报名");
        Assert.Equal(1, (await FileAsync(city, id)).Session.Taken);
    }

    [Fact]
    public async Task Who_signs_up_again_after_giving_back_has_another_code_and_the_old_one_opens_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 3);
        var resident = city.NewResident();
        await resident.Says("12月1号的讲堂");
        await resident.Says("报上");
        var before = Assert.Single((await FileAsync(city, id)).Registrations);
        await resident.Says("取消报名");
        await resident.Says("确定");
        await resident.Says("12月1号的讲堂");
        await resident.Says("报上");
        var after = Assert.Single((await FileAsync(city, id)).Registrations);
        Assert.Equal((before.Id, RegistrationState.Registered, 2), (after.Id, after.State, after.Place));
        Assert.NotEqual(before.Code, after.Code);
        city.Clock.Advance(TimeSpan.FromDays(8));
        var (door, staff) = (city.Get<LectureDoor>(), await city.StaffAsync("community@example.cn"));
        Assert.Equal(CheckInOutcome.Unknown, await door.CheckInAsync(staff, id, before.Code, Cancellation));
        Assert.Equal(CheckInOutcome.Done, await door.CheckInAsync(staff, id, $" {after.Code.ToLowerInvariant()}", Cancellation));
        Assert.Equal(CheckInOutcome.Again, await door.CheckInAsync(staff, id, after.Code, Cancellation));
        Assert.Equal(1, (await FileAsync(city, id)).Session.Taken);
    }

    [Fact]
    public async Task The_door_opens_on_the_day_and_writes_down_who_walks_in_as_long_as_there_are_seats()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 3);
        var (door, staff) = (city.Get<LectureDoor>(), await city.StaffAsync("community@example.cn"));
        var one = new RegistrationRequest(null, null, "", 1);
        var two = one with { People = 2, Name = "王秀英", Phone = "13800001111" };
        Assert.Equal(new DoorSignUp(null), await door.AddAsync(staff, id, two, false, Cancellation));
        var phoned = Assert.Single((await FileAsync(city, id)).Registrations);
        Assert.Equal(CheckInOutcome.NotToday, await door.CheckInAsync(staff, id, phoned.Code, Cancellation));
        Assert.StartsWith("还没到", (await door.AddAsync(staff, id, one, true, Cancellation)).Why, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromDays(8).Add(TimeSpan.FromHours(3)));
        Assert.Equal(CheckInOutcome.Done, await door.CheckInAsync(staff, id, phoned.Code, Cancellation));
        Assert.Equal(new DoorSignUp(null), await door.AddAsync(staff, id, one, true, Cancellation));
        Assert.StartsWith("只剩 0 个座位", (await door.AddAsync(staff, id, one, true, Cancellation)).Why, StringComparison.Ordinal);
        Assert.Equal(false, await door.GiveBackAsync(staff, id, phoned.Code, Cancellation));
        Assert.Equal((3, 3), ((await FileAsync(city, id)).Came, (await FileAsync(city, id)).Session.Taken));
    }

    [Fact]
    public async Task A_session_is_not_cut_below_its_sign_ups_and_more_seats_go_to_those_who_wait()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 2);
        var (resident, waiting) = (city.NewResident(), city.NewResident());
        await resident.Says("12月1号的讲堂");
        await resident.Says("报上，两个人");
        await waiting.Says("12月1号的讲堂");
        await waiting.Taps("候补12月1日（周二）道德讲堂");
        var (arrange, staff) = (city.Get<ArrangeLectures>(), await city.StaffAsync("community@example.cn"));
        var refused = Assert.IsType<LectureChange.Refused>(await arrange.SaveSessionAsync(staff, id, Draft(1), Cancellation));
        Assert.StartsWith("已经报了 2 个座位，不能减到 1 个", refused.Why, StringComparison.Ordinal);
        Assert.Equal(2, (await FileAsync(city, id)).Session.Seats);
        Assert.Equal(2, Assert.IsType<LectureChange.Done>(
            await arrange.SaveSessionAsync(staff, id, Draft(5) with { Venue = "文化站" }, Cancellation)).Told);
        await DueAsync(city);
        await resident.Listens();
        resident.Hears("您报的讲堂有变动");
        resident.Hears("文化站");
        await waiting.Listens();
        waiting.Hears("给您补上了");
        Assert.Equal(3, (await FileAsync(city, id)).Session.Taken);

        Assert.Equal(2, Assert.IsType<LectureChange.Done>(await arrange.CallOffAsync(staff, id, Cancellation)).Told);
        await DueAsync(city);
        await resident.Listens();
        resident.Hears("因故取消了");
        await resident.Says("我的预约");
        resident.Hears("没有预约");
        Assert.IsType<LectureChange.Refused>(await arrange.CallOffAsync(staff, id, Cancellation));
    }

    [Fact]
    public async Task Who_waits_is_told_of_a_change_and_promised_no_seat_and_who_answers_late_hears_that_it_has_begun()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 1);
        var (seated, waiting) = (city.NewResident(), city.NewResident());
        await seated.Says("12月1号的讲堂");
        await seated.Says("报上");
        await waiting.Says("12月1号的讲堂");
        await waiting.Taps("候补12月1日（周二）道德讲堂");
        var (arrange, staff) = (city.Get<ArrangeLectures>(), await city.StaffAsync("community@example.cn"));
        await arrange.SaveSessionAsync(staff, id, Draft(1) with { Venue = "文化站" }, Cancellation);
        await DueAsync(city);
        await waiting.Listens();
        waiting.Hears("您还在候补");
        waiting.DoesNotHear("您来吗");
        await seated.Listens();
        seated.Hears("您来吗");
        city.Clock.Advance(TimeSpan.FromDays(8).Add(TimeSpan.FromHours(1)));
        await seated.Taps("来");
        seated.Hears("已经开始了");
    }

    [Theory]
    [InlineData("报第一个，两个人", 2)]
    [InlineData("第一场我和老伴去", 2)]
    [InlineData("我要报第一个", 1)]
    public async Task A_session_is_named_by_its_place_in_the_list(string words, int people)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("还有啥讲堂");
        resident.Hears("最近的讲堂");
        await resident.Says(words);
        resident.Hears("11月28日（周六）09:30");
        resident.Hears($"留了 {people} 个座位");
    }

    [Theory]
    [InlineData("差不多都听懂了，很好", 3)]
    [InlineData("没什么不好", 3)]
    [InlineData("讲得太差了", 1)]
    [InlineData("一般般", 2)]
    public async Task A_verdict_in_own_words_is_heard_as_it_is_meant(string words, int stars)
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 5);
        var resident = city.NewResident();
        await resident.Says("12月1号的讲堂");
        await resident.Says("报上");
        city.Clock.Advance(TimeSpan.FromDays(8));
        await city.Get<LectureDoor>().CheckInAsync(
            await city.StaffAsync("community@example.cn"), id, (await FileAsync(city, id)).Registrations[0].Code, Cancellation);
        city.Clock.Advance(TimeSpan.FromHours(4));
        await DueAsync(city);
        await resident.Listens();
        await resident.Says(words);
        Assert.Equal(stars, (await FileAsync(city, id)).Registrations[0].Stars);
    }

    [Fact]
    public async Task Outside_the_time_of_sign_up_the_resident_is_told_when_it_is()
    {
        await using var city = await TestCity.StartAsync();
        var (arrange, staff) = (city.Get<ArrangeLectures>(), await city.StaffAsync("community@example.cn"));
        var draft = Draft(5) with { OpensAt = TestCity.Monday.AddDays(1), ClosesAt = TestCity.Monday.AddDays(2) };
        var id = Assert.IsType<LectureChange.Done>(await arrange.SaveSessionAsync(staff, null, draft, Cancellation)).Id;
        var resident = city.NewResident();
        await resident.Says("12月1号的讲堂");
        resident.Hears("11月24日（周二）09:00开始报名");
        Assert.DoesNotContain(resident.Choices, choice => choice.StartsWith("报名12月1日", StringComparison.Ordinal));
        Assert.IsType<RegistrationOutcome.NotYet>(await SignUpAsync(city, id));
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<RegistrationOutcome.Registered>(await SignUpAsync(city, id));
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<RegistrationOutcome.NotOpen>(await SignUpAsync(city, id));
        await resident.Says("12月1号的讲堂");
        resident.Hears("报名已截止");
    }

    [Fact]
    public async Task Who_came_gets_the_material_and_says_how_it_was()
    {
        await using var city = await TestCity.StartAsync();
        var id = await AddAsync(city, seats: 5);
        var (arrange, door, staff) = (city.Get<ArrangeLectures>(), city.Get<LectureDoor>(), await city.StaffAsync("community@example.cn"));
        var (came, stayed) = (city.NewResident(), city.NewResident());
        foreach (var resident in new[] { came, stayed })
        {
            await resident.Says("12月1号的讲堂");
            await resident.Says("报上");
        }

        city.Clock.Advance(TimeSpan.FromDays(8));
        await DueAsync(city);
        await came.Listens();
        await door.CheckInAsync(staff, id, (await FileAsync(city, id)).Registrations[0].Code, Cancellation);
        Assert.IsType<LectureChange.Done>(await arrange.SaveSessionAsync(
            staff, id, Draft(5) with { Material = "https://example.cn/huifang" }, Cancellation));
        city.Clock.Advance(TimeSpan.FromHours(4));
        await DueAsync(city);
        await came.Listens();
        came.Hears("课后材料：https://example.cn/huifang");
        await came.Taps("很好");
        came.Hears("谢谢您");
        await came.Says("下回想听遗嘱怎么写");
        came.Hears("记下了");
        var file = await FileAsync(city, id);
        Assert.Equal((3, "下回想听遗嘱怎么写"), (file.Registrations[0].Stars, file.Registrations[0].Remark));
        Assert.Equal((null, null), (file.Registrations[1].Stars, file.Registrations[1].Remark));
        await stayed.Listens();
        stayed.DoesNotHear("课后材料");
    }

    private static async Task<Registration?> StepAsync(AppDb db, Guid id, Registration? mine, int kind, int people)
    {
        if (mine is null || kind == 0)
            return await Register.SignUpAsync(
                db, id, new RegistrationRequest(null, null, "热线", people) { MayWait = true }, TestCity.Monday, Cancellation) switch
            {
                RegistrationOutcome.Registered(var registration, _) => registration,
                RegistrationOutcome.Waits(var registration, _, _) => registration,
                _ => mine,
            };
        if (kind == 1)
            await Register.CancelAsync(db, mine, TestCity.Monday, Cancellation);
        else
            await Register.ChangePeopleAsync(db, mine, people, TestCity.Monday, Cancellation);
        return mine;
    }

    private static SessionDraft Draft(int seats) => new(
        LectureSeries.Moral.Key, Title, "王老师", "檀溪社区活动室", CityTime.At(new DateOnly(2026, 12, 1), new TimeOnly(9, 30)),
        CityTime.At(new DateOnly(2026, 12, 1), new TimeOnly(11, 0)), seats);

    private static async Task<Guid> AddAsync(TestCity city, int seats) => Assert.IsType<LectureChange.Done>(await city.Get<ArrangeLectures>()
        .SaveSessionAsync(await city.StaffAsync("community@example.cn"), null, Draft(seats), Cancellation)).Id;

    private static Task<RegistrationOutcome> SignUpAsync(TestCity city, Guid id) => city.Transactions.RunAsync(
        db => Register.SignUpAsync(db, id, new RegistrationRequest(null, null, "热线", 1), city.Clock.GetUtcNow(), Cancellation), Cancellation);

    private static async Task<LectureFile> FileAsync(TestCity city, Guid id) =>
        (await city.Get<LectureDesk>().OpenAsync(await city.StaffAsync("community@example.cn"), id, Cancellation))!;

    private static async Task DueAsync(TestCity city) => await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
}

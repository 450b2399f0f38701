using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

public sealed class SameProblemTests
{
    private const string Plant = "小区旁边的搅拌站天天晚上施工，噪音大得睡不着";
    private const string PlantAgain = "附近建了混凝土搅拌站，粉尘和噪音污染严重，晚上也不停，老人孩子没法睡";
    private const string Lamp = "门口的路灯坏了半个月，晚上看不见路";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_reports_the_same_at_the_same_place_hears_how_many_others_have_and_staff_see_them_together(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        (await FileAsync(city, Plant, "阳光花园")).DoesNotHear("反映过类似的问题");
        var second = await FileAsync(city, PlantAgain, "阳光小区");
        second.Hears("还有 1 位居民反映过类似的问题，会一并转给办理单位。");
        second.DoesNotHear(Plant);
        second.DoesNotHear("XY-20261123-0001");

        var staff = await city.StaffAsync("community@example.cn");
        Assert.Equal(["XY-20261123-0001"], await AlikeAsync(city, staff, "XY-20261123-0002"));
        Assert.Equal(["XY-20261123-0002"], await AlikeAsync(city, staff, "XY-20261123-0001"));
        var cases = await city.Get<HandleCase>().ListAsync(staff, null, Cancellation);
        Assert.Equal([1, 1], (await city.Get<SimilarCaseIndex>().CountAsync(cases, Cancellation)).Values);
    }

    [Fact]
    public async Task Another_problem_at_the_same_place_and_the_same_problem_elsewhere_are_not_counted()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Plant, "阳光花园");
        (await FileAsync(city, Lamp, "阳光花园")).DoesNotHear("反映过类似的问题");
        (await FileAsync(city, PlantAgain, "丽江泊林")).DoesNotHear("反映过类似的问题");
        var staff = await city.StaffAsync("community@example.cn");
        Assert.Empty(await AlikeAsync(city, staff, "XY-20261123-0001"));
        Assert.Empty(await city.Get<SimilarCaseIndex>().CountAsync(await city.Get<HandleCase>().ListAsync(staff, null, Cancellation), Cancellation));
    }

    [Fact]
    public async Task A_leak_in_another_building_is_another_problem()
    {
        const string Leak = "楼顶漏水，一下雨家里就进水，报修没人管";
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Leak, "阳光花园4号楼");
        (await FileAsync(city, Leak, "阳光花园7号楼")).DoesNotHear("反映过类似的问题");
        (await FileAsync(city, Leak, "阳光小区四栋")).Hears("还有 1 位居民反映过类似的问题");
        var staff = await city.StaffAsync("community@example.cn");
        Assert.Equal(["XY-20261123-0003"], await AlikeAsync(city, staff, "XY-20261123-0001"));
        Assert.Empty(await AlikeAsync(city, staff, "XY-20261123-0002"));
    }

    [Fact]
    public async Task A_closed_case_is_not_counted()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Plant, "阳光花园");
        var staff = await city.StaffAsync("community@example.cn");
        Assert.Equal(CaseChange.Done, await city.Get<HandleCase>().SettleAsync(staff, "XY-20261123-0001", "搅拌站已停工", Cancellation));
        (await FileAsync(city, PlantAgain, "阳光花园")).DoesNotHear("反映过类似的问题");
        Assert.Empty(await AlikeAsync(city, staff, "XY-20261123-0002"));
    }

    [Fact]
    public async Task A_case_closed_on_another_node_is_forgotten()
    {
        await using var city = await TestCity.StartAsync();
        var serving = city.Get<SimilarCaseIndex>();
        await serving.StartAsync(Cancellation);
        await FileAsync(city, Plant, "阳光花园");
        (await FileAsync(city, PlantAgain, "阳光花园")).Hears("还有 1 位居民");
        var staff = await city.StaffAsync("community@example.cn");
        city.Clock.Advance(TimeSpan.FromMinutes(5));
        var elsewhere = city.AddNode();
        var close = (HandleCase)elsewhere.GetService(typeof(HandleCase))!;
        Assert.Equal(CaseChange.Done, await close.SettleAsync(staff, "XY-20261123-0001", "搅拌站已停工", Cancellation));
        (await FileAsync(city, PlantAgain, "阳光花园")).Hears("还有 1 位居民");
        await serving.StopAsync(Cancellation);
    }

    [Fact]
    public async Task One_resident_who_reports_twice_is_no_other()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Plant, "阳光花园");
        await FileAsync(resident, PlantAgain, "阳光花园");
        resident.DoesNotHear("反映过类似的问题");
        (await FileAsync(city, Plant, "阳光花园")).Hears("还有 1 位居民");
    }

    [Fact]
    public async Task Staff_of_another_unit_do_not_see_it()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Plant, "阳光花园");
        await FileAsync(city, PlantAgain, "阳光花园");
        foreach (var email in new[] { "grid@example.cn", "dept@example.cn", "lawyer@example.cn" })
            Assert.Empty(await AlikeAsync(city, await city.StaffAsync(email), "XY-20261123-0001"));
        Assert.Single(await AlikeAsync(city, await city.StaffAsync("street@example.cn"), "XY-20261123-0001"));
    }

    [Fact]
    public async Task What_another_unit_answers_for_is_neither_promised_nor_counted()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Plant, "丽发新城");
        var again = new ComplaintDraft { Description = PlantAgain, Community = "丽发新城" };
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var elsewhere = db.Units.Single(unit => unit.Name == "昭明社区").Id;
        var find = city.Get<SimilarCaseIndex>();
        Assert.Equal(1, await find.CountOthersAsync(db, again, Guid.NewGuid(), null, Cancellation));
        Assert.Equal(0, await find.CountOthersAsync(db, again, Guid.NewGuid(), elsewhere, Cancellation));

        var conversation = db.Conversations.Single();
        await city.Transactions.RunAsync(
            async write =>
                await write.Cases.AddAsync(new Case(Guid.NewGuid(), "XY-20261123-0002", CaseOrigin.Of(conversation), again,
                    new CaseEvent(CaseEventKind.Filed, CaseActor.Resident, TestCity.Monday, new CaseFacts { Unit = elsewhere, Category = CaseCategory.Other })),
                    Cancellation), Cancellation);
        var admin = await city.StaffAsync("admin@example.cn");
        Assert.Equal(["XY-20261123-0001"], await AlikeAsync(city, admin, "XY-20261123-0002"));
        Assert.Empty(await find.CountAsync(await city.Get<HandleCase>().ListAsync(admin, null, Cancellation), Cancellation));
    }

    [Fact]
    public async Task A_node_that_starts_later_knows_the_open_cases_of_ninety_days()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Plant, "阳光花园");
        await city.RestartAsync();
        city.Clock.Advance(TimeSpan.FromDays(30));
        (await FileAsync(city, PlantAgain, "阳光花园")).Hears("还有 1 位居民");
        await city.RestartAsync();
        city.Clock.Advance(TimeSpan.FromDays(89));
        (await FileAsync(city, PlantAgain, "阳光花园")).Hears("还有 1 位居民");
    }

    private static Task<TestResident> FileAsync(TestCity city, string what, string where) => FileAsync(city.NewResident(), what, where);

    private static async Task<TestResident> FileAsync(TestResident resident, string what, string where)
    {
        await resident.Says("我要投诉");
        await resident.Says(what);
        await resident.Says(where);
        await resident.Says("提交");
        resident.Hears("已经提交");
        return resident;
    }

    private static async Task<IEnumerable<string>> AlikeAsync(TestCity city, StaffIdentity staff, string number)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var about = db.Cases.Single(c => c.Number == number);
        return (await city.Get<SimilarCaseIndex>().ListAsync(staff, about, Cancellation)).Select(c => c.Number);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>What helps at the desk: dispatch from the list, views of one's own, texts with fields, who else looks, what else a resident told.</summary>
public sealed class DeskTests
{
    private const string First = "XY-20261123-0001";
    private const string Smoke = "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_goes_to_the_unit_whose_duty_it_seems_to_be()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Smoke);
        var staff = await city.StaffAsync("community@example.cn");
        var (change, duty) = await city.Get<DispatchCases>().ToSuggestedAsync(staff, First, 1, Cancellation);
        Assert.Equal((CaseChange.Done, "CG-02"), (change, duty!.Number));
        var file = (await city.Get<HandleCase>().OpenAsync(staff, First, Cancellation))!;
        Assert.Equal((CaseState.Dispatched, "城市管理局"), (file.Case.State, file.UnitName));
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.Accepted, CaseEventKind.Dispatched], file.Events.Select(e => e.Kind));
        Assert.Equal(
            CaseChange.ChangedMeanwhile, (await city.Get<DispatchCases>().ToSuggestedAsync(staff, First, 1, Cancellation)).Change);
    }

    [Fact]
    public async Task Many_cases_go_to_one_unit_each_decided_alone_and_what_is_refused_is_named()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Smoke);
        await FileAsync(city, "阳光花园5号楼楼下垃圾没人清");
        await FileAsync(city, "檀溪路的路灯坏了三天");
        var staff = await city.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        await handle.SettleAsync(staff, "XY-20261123-0003", "灯修好了", Cancellation);
        var unit = (await handle.OpenAsync(staff, First, Cancellation))!.Territory.Find("城市管理局")!.Id;
        var came = await city.Get<DispatchCases>().ToUnitAsync(
            staff, [(First, 1), ("XY-20261123-0002", 9), ("XY-20261123-0003", 4), ("XY-20261123-0099", 1)], unit, Cancellation);
        Assert.Equal(
            [
                (First, CaseChange.Done), ("XY-20261123-0002", CaseChange.ChangedMeanwhile), ("XY-20261123-0003", CaseChange.WrongState),
                ("XY-20261123-0099", CaseChange.NotFound),
            ],
            came);
        Assert.Equal(CaseState.Received, (await handle.OpenAsync(staff, "XY-20261123-0002", Cancellation))!.Case.State);
    }

    [Fact]
    public async Task A_view_is_kept_for_one_person_replaced_by_its_name_and_sealed()
    {
        await using var city = await TestCity.StartAsync();
        var (own, other) = (await city.StaffAsync("community@example.cn"), await city.StaffAsync("street@example.cn"));
        var views = city.Get<SavedViews>();
        Assert.Equal("请给视图起个名字，不超过 20 个字。", await views.KeepAsync(own, " ", "?state=Received", Cancellation));
        Assert.Equal("请先选条件或者搜索，再存成视图。", await views.KeepAsync(own, "全部", "", Cancellation));
        Assert.Null(await views.KeepAsync(own, "待受理", "?state=Received", Cancellation));
        Assert.Null(await views.KeepAsync(own, "待受理", "?state=Received&q=13800138000", Cancellation));
        var kept = Assert.Single(await views.ListAsync(own, Cancellation));
        Assert.Equal(("待受理", "state=Received&q=13800138000"), (kept.Name, kept.Query));
        Assert.Empty(await views.ListAsync(other, Cancellation));
        await views.DropAsync(other, kept.Id, Cancellation);
        Assert.Single(await views.ListAsync(own, Cancellation));
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
            Assert.DoesNotContain(
                "13800138000", (await db.Database.SqlQuery<string>($"""SELECT "Query" AS "Value" FROM "SavedViews" """).ToListAsync(Cancellation)).Single(),
                StringComparison.Ordinal);
        await views.DropAsync(own, kept.Id, Cancellation);
        Assert.Empty(await views.ListAsync(own, Cancellation));
    }

    [Fact]
    public async Task A_text_is_filled_from_the_case_and_a_field_there_is_not_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, Smoke);
        var (admin, clerk) = (await city.StaffAsync("admin@example.cn"), await city.StaffAsync("community@example.cn"));
        var texts = city.Get<ReplyTemplates>();
        Assert.Equal(
            "没有{电话}这个字段。可以用：{编号}、{称呼}、{期限}、{单位}、{地点}、{分类}、{提交日期}。",
            await texts.SaveAsync(admin, null, 0, "收到", "{称呼}，{电话}", Cancellation));
        Assert.Equal("常用回复由管理员维护。", await texts.SaveAsync(clerk, null, 0, "收到", "好", Cancellation));
        Assert.Null(await texts.SaveAsync(admin, null, 0, "收到", "{称呼}，您反映的{地点}的事（{编号}）由{单位}办理，{期限}前给您答复。", Cancellation));
        Assert.Equal("已经有名为“收到”的常用回复。", await texts.SaveAsync(admin, null, 0, "收到", "好", Cancellation));
        var kept = Assert.Single(await texts.ListAsync(clerk, Cancellation));
        var file = (await city.Get<HandleCase>().OpenAsync(clerk, First, Cancellation))!;
        Assert.Equal(
            $"居民朋友，您反映的阳光花园 3号楼楼下的事（{First}）由檀溪社区办理，{Assistant.CityTime.DayAndTime(file.Case.AnswerBy)}前给您答复。",
            kept.Fill(file.Case, file.UnitName));
        Assert.Null(await texts.SaveAsync(admin, kept.Id, kept.Version, "收到了", "好的", Cancellation));
        Assert.StartsWith("刚才有别人改过", await texts.SaveAsync(admin, kept.Id, kept.Version, "收到", "又改", Cancellation), StringComparison.Ordinal);
        Assert.StartsWith("刚才有别人改过", await texts.DropAsync(admin, kept.Id, kept.Version, Cancellation), StringComparison.Ordinal);
        Assert.Null(await texts.DropAsync(admin, kept.Id, kept.Version + 1, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_looks_at_a_case_is_told_who_else_does_and_who_writes(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await FileAsync(city, Smoke);
        var (clerk, street, elsewhere) = (
            await city.StaffAsync("community@example.cn"), await city.StaffAsync("street@example.cn"), await city.StaffAsync("dept@example.cn"));
        var watch = city.Get<WatchCase>();
        Assert.Empty(await watch.LookAsync(clerk, First, false, Cancellation));
        Assert.Equal([new CaseLooker(clerk.Name, false)], await watch.LookAsync(street, First, false, Cancellation));
        await watch.LookAsync(clerk, First, true, Cancellation);
        Assert.Equal([new CaseLooker(clerk.Name, true)], await watch.LookAsync(street, First, false, Cancellation));
        Assert.Empty(await watch.LookAsync(elsewhere, First, false, Cancellation));
        Assert.Equal([new CaseLooker(street.Name, false)], await watch.LookAsync(clerk, First, false, Cancellation));
        city.Clock.Advance(TimeSpan.FromSeconds(60));
        await watch.LookAsync(clerk, First, false, Cancellation);
        Assert.Equal([new CaseLooker(clerk.Name, false)], await watch.LookAsync(street, First, false, Cancellation));
        await watch.LeaveAsync(street, First, Cancellation);
        Assert.Empty(await watch.LookAsync(clerk, First, false, Cancellation));
        city.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Empty(await watch.LookAsync(street, First, false, Cancellation));
    }

    [Fact]
    public async Task Earlier_cases_of_the_resident_are_shown_as_far_as_one_may_see_them()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, Smoke);
        await resident.Says("丽江泊林楼道里堆满了杂物");
        await resident.Says("提交");
        resident.Hears("已经提交");
        await FileAsync(city, "檀溪路的路灯坏了三天");
        var earlier = city.Get<ReadEarlierCases>();
        Assert.Equal(["XY-20261123-0002"], await NumbersAsync("admin@example.cn"));
        Assert.Empty(await NumbersAsync("dept@example.cn"));

        async Task<IEnumerable<string>> NumbersAsync(string email) =>
            (await earlier.ListAsync(await city.StaffAsync(email), First, Cancellation)).Select(one => one.Number);
    }

    [Fact]
    public async Task What_a_system_did_not_take_is_listed_and_told_once_more()
    {
        await using var city = await TestCity.StartAsync();
        var admin = await city.StaffAsync("admin@example.cn");
        await city.Transactions.RunAsync(
            async db => await city.Get<ManageWebhooks>().AddAsync(
                db, new ProgramCaller.Staff(admin), new Uri("https://hooks.example.cn/in?token=secret"), ["case.filed"], "0123456789abcdef", Cancellation),
            Cancellation);
        await FileAsync(city, Smoke);
        var (queue, desk) = (city.Get<WebhookQueue>(), city.Get<WebhookDesk>());
        var hook = Assert.Single(await queue.DueAsync(Cancellation));
        while (await queue.TakeAsync(hook, Cancellation) is { } call)
        {
            await queue.EndAsync(call, new WebhookResult(500, "HTTP 500"), Cancellation);
            city.Clock.Advance(TimeSpan.FromHours(13));
        }

        var line = Assert.Single(await desk.ListAsync(admin, Cancellation));
        Assert.Equal(("hooks.example.cn", admin.Name, 0, 0, 1), (line.Target, line.Owner, line.Delivered, line.Waiting, line.Failed));
        var (failed, number) = Assert.Single(await desk.FailuresAsync(admin, Cancellation));
        Assert.Equal((First, WebhookDeliveryState.Failed, 500), (number, failed.State, failed.Status));
        Assert.True(await desk.RetryAsync(admin, failed.Id, Cancellation));
        await queue.EndAsync((await queue.TakeAsync(hook, Cancellation))!, new WebhookResult(200, null), Cancellation);
        Assert.Empty(await desk.FailuresAsync(admin, Cancellation));
        Assert.False(await desk.RetryAsync(admin, failed.Id, Cancellation));
        Assert.Equal(1, Assert.Single(await desk.ListAsync(admin, Cancellation)).Delivered);
    }

    private static async Task<TestResident> FileAsync(TestCity city, string words)
    {
        var resident = city.NewResident();
        await resident.Says(words);
        await resident.Says("提交");
        resident.Hears("已经提交");
        return resident;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Tests.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Grid.GridCity;

namespace ResidentAssistant.Tests.Grid;

/// <summary>What a grid worker reports, records and handles on the spot.</summary>
public sealed class GridTests
{
    private const string Number = "XY-20261123-0001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_report_by_doorplate_is_one_case_of_its_cell_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var city = await GridCity.StartAsync(provider);
        var report = Report("井盖松了，有人踩空") with { Urgency = CaseUrgency.Urgent, Located = "北纬32.04210，东经112.13540（误差约8米）" };
        Assert.Equal(new GridOutcome.Done(Number, First, true), await RecordAsync(city, report));
        Assert.Equal(new GridOutcome.Done(Number, First, false), await RecordAsync(city, report));
        var worker = await city.StaffAsync(Worker);
        var one = Assert.Single(await city.Get<HandleCase>().ListAsync(worker, null, Cancellation));
        Assert.Equal(
            ("庞公新城", "3号楼（位置：北纬32.04210，东经112.13540（误差约8米））", "网格", "刘强", worker.Id, CaseUrgency.Urgent),
            (one.Community, one.Spot, one.Source, one.Reporter, one.FiledBy!.Value, one.Urgency));
        var file = await city.Get<HandleCase>().OpenAsync(worker, Number, Cancellation);
        var filed = Assert.Single(file!.Events);
        Assert.Equal((CaseEventKind.Filed, CaseActorKind.Staff, worker.Id), (filed.Kind, filed.By, filed.ById!.Value));
        var found = await city.Get<VerifyCases>().RunAsync((_, _) => { }, Cancellation);
        Assert.Equal((1, 0), (found.Cases, found.Differences.Count));
    }

    [Fact]
    public async Task The_same_report_sent_three_times_at_once_is_one_case()
    {
        await using var city = await GridCity.StartAsync();
        var report = Report("路灯不亮");
        var all = await Task.WhenAll(RecordAsync(city, report), RecordAsync(city, report), RecordAsync(city, report));
        Assert.Equal([Number], all.Select(done => done.Number).Distinct());
        Assert.Single(all, done => done.IsNew);
    }

    [Fact]
    public async Task A_doorplate_of_another_cell_sends_the_case_there_and_a_place_without_one_stays_with_who_stands_there()
    {
        await using var city = await GridCity.StartAsync();
        Assert.Equal(Second, (await RecordAsync(city, Report("楼道堆了杂物", "庞公新城13号楼"))).Unit);
        Assert.Equal(First, (await RecordAsync(city, Report("垃圾没人收", "庞公新城9号楼"))).Unit);
        Assert.Equal(First, (await RecordAsync(city, Report("树倒了", "老水塔旁边"))).Unit);
        Assert.Equal("檀溪社区", (await RecordAsync(city, Report("路面塌了一块", "檀溪路12号"))).Unit);
    }

    [Fact]
    public async Task A_resident_who_names_the_doorplate_reaches_the_grid_cell()
    {
        await using var city = await GridCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("庞公新城3号楼楼道灯坏了一个月没人修");
        await resident.Taps("提交");
        resident.Hears($"先由{First}来看");
        var other = city.NewResident();
        await other.Says("庞公新城5号楼楼道灯坏了一个月没人修");
        await other.Taps("提交");
        other.Hears("先由庞公社区来看");
    }

    [Fact]
    public async Task A_disabled_cell_answers_for_no_doorplate()
    {
        await using var city = await GridCity.StartAsync();
        var admin = await city.StaffAsync("admin@example.cn");
        var second = (await city.Get<KeepUnits>().ListAsync(admin, Cancellation)).Single(line => line.Unit.Name == Second).Unit;
        Assert.IsType<TerritoryChange.Done>(await city.Get<KeepUnits>().DisableAsync(admin, second.Id, Cancellation));
        Assert.Equal("庞公社区", (await RecordAsync(city, Report("楼道堆了杂物", "庞公新城13号楼"), "street@example.cn")).Unit);
    }

    [Fact]
    public async Task A_service_and_a_check_that_found_nothing_are_no_cases_and_a_hazard_is_one()
    {
        await using var city = await GridCity.StartAsync();
        var service = new GridReport(Guid.NewGuid(), GridEntryKind.Service, "帮张婆婆填了高龄补贴的表");
        Assert.Equal(new GridOutcome.Done(null, null, true), await RecordAsync(city, service));
        var check = new GridReport(Guid.NewGuid(), GridEntryKind.Check, "查了楼道，没有堆东西") { Place = Door };
        Assert.Null((await RecordAsync(city, check)).Number);
        var hazard = new GridReport(Guid.NewGuid(), GridEntryKind.Check, "电动车在楼道里充电") { Place = Door, IsHazard = true };
        Assert.Equal(Number, (await RecordAsync(city, hazard)).Number);
        var worker = await city.StaffAsync(Worker);
        Assert.Single(await city.Get<HandleCase>().ListAsync(worker, null, Cancellation));
        var lines = await city.Get<ReadGrid>().LinesAsync(worker, Cancellation);
        Assert.Equal(
            [(GridEntryKind.Check, null), (GridEntryKind.Check, Number), (GridEntryKind.Service, (string?)null)],
            lines.Select(line => (line.Entry.Kind, line.Number)).OrderBy(line => line.Number).OrderByDescending(line => line.Kind));
        Assert.Empty(await city.Get<ReadGrid>().LinesAsync(await city.StaffAsync("community@example.cn"), Cancellation));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_a_sentence_and_nothing_is_kept()
    {
        await using var city = await GridCity.StartAsync();
        Assert.Equal("请写上地点，例如 阳光花园3号楼。", await WhyNotAsync(city, Report("井盖松了", " ")));
        Assert.Equal("请写上情况，不超过 2000 字。", await WhyNotAsync(city, Report(" ")));
        Assert.Equal("地点最多 60 个字。", await WhyNotAsync(city, Report("井盖松了", new string('路', 61))));
        Assert.Equal("请刷新页面再发。", await WhyNotAsync(city, Report("井盖松了") with { Key = Guid.Empty }));
        Assert.Equal("您的角色不能上报。", await WhyNotAsync(city, Report("井盖松了"), "lawyer@example.cn"));
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal((0, 0), (await db.GridEntries.CountAsync(Cancellation), await db.Cases.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Photos_belong_to_the_case_and_whoever_sees_it_sees_them()
    {
        await using var city = await GridCity.StartAsync();
        var (worker, report) = (await city.StaffAsync(Worker), Report("墙皮往下掉"));
        var photo = await ComplaintTests.PictureAsync(city);
        Assert.True(Assert.IsType<GridOutcome.Done>(await city.Get<RecordGridEntry>().RunAsync(worker, report, [photo], Cancellation)).IsNew);
        var again = await ComplaintTests.PictureAsync(city);
        Assert.False(Assert.IsType<GridOutcome.Done>(await city.Get<RecordGridEntry>().RunAsync(worker, report, [again], Cancellation)).IsNew);
        Assert.Equal(photo.Id, Assert.Single((await city.Get<HandleCase>().OpenAsync(worker, Number, Cancellation))!.Photos).Id);
        Assert.NotNull(await city.Get<ViewPhoto>().OpenAsync(worker, photo.Id, Cancellation));
        Assert.Null(await city.Get<ViewPhoto>().OpenAsync(await city.StaffAsync("community@example.cn"), photo.Id, Cancellation));
        var service = new GridReport(Guid.NewGuid(), GridEntryKind.Service, "送了药");
        Assert.Equal(
            new GridOutcome.Refused("这一类不用照片。"), await city.Get<RecordGridEntry>().RunAsync(worker, service, [again], Cancellation));
    }

    [Fact]
    public async Task Whoever_handles_a_case_adds_photos_once_and_the_log_says_so()
    {
        await using var city = await GridCity.StartAsync();
        await RecordAsync(city, Report("墙皮往下掉"));
        var (worker, add) = (await city.StaffAsync(Worker), city.Get<AddCasePhotos>());
        Assert.Equal(CaseChange.Done, await add.RunAsync(worker, Number, 1, [await ComplaintTests.PictureAsync(city)], Cancellation));
        Assert.Equal(CaseChange.ChangedMeanwhile, await add.RunAsync(worker, Number, 1, [await ComplaintTests.PictureAsync(city)], Cancellation));
        var stranger = await city.StaffAsync("community@example.cn");
        Assert.Equal(CaseChange.NotFound, await add.RunAsync(stranger, Number, 2, [await ComplaintTests.PictureAsync(city)], Cancellation));
        var file = (await city.Get<HandleCase>().OpenAsync(worker, Number, Cancellation))!;
        Assert.Single(file.Photos);
        Assert.Equal((CaseEventKind.Noted, "加了 1 张照片", "刘强"), (file.Events[1].Kind, file.Events[1].Note, file.Events[1].ByName));
        await city.Get<HandleCase>().SettleAsync(worker, Number, "墙皮铲掉了", Cancellation);
        file = (await city.Get<HandleCase>().OpenAsync(worker, Number, Cancellation))!;
        Assert.Equal(
            CaseChange.WrongState, await add.RunAsync(worker, Number, file.Case.Version, [await ComplaintTests.PictureAsync(city)], Cancellation));
    }

    [Fact]
    public async Task A_scanned_doorplate_gives_its_place_and_another_code_gives_none()
    {
        await using var city = await GridCity.StartAsync();
        var (worker, scenes, grid) = (await city.StaffAsync(Worker), city.Get<SceneDesk>(), city.Get<ReadGrid>());
        var door = Assert.IsType<SceneAdded.Done>(await scenes.AddAsync(null, SceneKind.Doorplate, "三号楼门牌", null, Door, Cancellation)).Scene;
        var poster = Assert.IsType<SceneAdded.Done>(
            await scenes.AddAsync(null, SceneKind.Campaign, "海报", null, "appointment.book", Cancellation)).Scene;
        Assert.Equal(Door, await grid.PlaceAsync(worker, door.Id, Cancellation));
        Assert.Null(await grid.PlaceAsync(worker, poster.Id, Cancellation));
        Assert.Null(await grid.PlaceAsync(worker, "没有", Cancellation));
        Assert.Equal([Door], (await grid.DoorsAsync(worker, Cancellation)).Select(plate => plate.Text));
    }

    private static async Task<string> WhyNotAsync(TestCity city, GridReport report, string email = Worker) =>
        Assert.IsType<GridOutcome.Refused>(await city.Get<RecordGridEntry>().RunAsync(await city.StaffAsync(email), report, [], Cancellation)).Why;
}

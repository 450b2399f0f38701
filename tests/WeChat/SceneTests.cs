using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>QR codes on doors, counters and posters: what a scan begins, and how the codes are made.</summary>
public sealed class SceneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_scan_at_the_door_a_complaint_is_about_that_place()
    {
        await using var city = await WeChatCity.StartAsync();
        var door = await AddAsync(city.Services, SceneKind.Doorplate, "阳光花园3号楼门牌", subject: "阳光花园3号楼");
        var resident = city.NewUser();
        Assert.Contains("您扫的是“阳光花园3号楼”的码", (await resident.Does("subscribe", "qrscene_" + door)).Text, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Contains("地点：阳光花园 3号楼\n", (await resident.Says("楼道里的灯坏了一个月没人修")).Text, StringComparison.Ordinal);
        Assert.Contains("地点：阳光花园 5号楼\n", (await resident.Says("不对，是5号楼")).Text, StringComparison.Ordinal);
        await resident.Says("提交");
        Assert.Contains("在什么地方", (await resident.Says("下水道堵了臭得很没人管")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await ScansAsync(city.City, door));
    }

    [Fact]
    public async Task A_place_that_is_named_wins_over_the_scan_and_two_hours_later_the_scan_is_forgotten()
    {
        await using var city = await TestCity.StartAsync();
        var door = await AddAsync(city.Services, SceneKind.Doorplate, "阳光花园3号楼");
        var (named, late) = (city.NewResident(), city.NewResident());
        await named.SendsKind(MessageKind.Joined, door);
        await named.Says("檀溪路路灯坏了，晚上一片黑");
        named.Hears("地点：檀溪路");
        await late.SendsKind(MessageKind.Joined, door);
        city.Clock.Advance(TimeSpan.FromHours(2));
        await late.Says("楼道里的灯坏了一个月没人修");
        late.Hears("在什么地方");
        Assert.Equal(2, await ScansAsync(city, door));
    }

    [Fact]
    public async Task A_scan_answers_the_question_where_of_an_open_complaint()
    {
        await using var city = await TestCity.StartAsync();
        var door = await AddAsync(city.Services, SceneKind.Doorplate, "阳光花园3号楼");
        var resident = city.NewResident();
        await resident.Says("楼道里的灯坏了一个月没人修");
        resident.Hears("在什么地方");
        await resident.SendsKind(MessageKind.Joined, door);
        resident.Hears("位置收到了：阳光花园3号楼");
        resident.Hears("请您核对");
    }

    [Fact]
    public async Task A_counter_greets_with_its_name_and_a_poster_begins_its_job()
    {
        await using var city = await TestCity.StartAsync();
        var unit = (await city.Get<SceneDesk>().UnitsAsync(null, Cancellation))[0];
        var counter = await AddAsync(city.Services, SceneKind.Unit, "服务台", unit.Id);
        var poster = await AddAsync(city.Services, SceneKind.Campaign, "周四有约海报", subject: "appointment.book");
        var resident = city.NewResident();
        await resident.SendsKind(MessageKind.Joined, counter);
        resident.Hears($"这里是{unit.Name}");
        Assert.Equal(city.Get<MainMenu>().Choices.Select(choice => choice.Label), resident.Choices);
        await resident.SendsKind(MessageKind.Joined, poster);
        resident.Hears("您扫的是“周四有约海报”");
        resident.Hears("请选一个时间");
    }

    [Theory]
    [InlineData("unknownscene")]
    [InlineData("不是场景")]
    [InlineData("大字版")]
    public async Task Any_other_code_greets_as_ever(string id)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.SendsKind(MessageKind.Joined, id);
        resident.Hears("您好，我是襄阳市居民助手");
        Assert.Equal(id == "大字版" ? 3 : 6, resident.Choices.Count);
    }

    [Fact]
    public async Task A_code_that_could_do_nothing_is_not_made_and_one_that_is_made_is_in_the_log()
    {
        await using var city = await TestCity.StartAsync();
        var desk = city.Get<SceneDesk>();
        var units = await desk.UnitsAsync(null, Cancellation);
        var (admin, street, lawyer) =
            (await city.StaffAsync("admin@example.cn"), await city.StaffAsync("street@example.cn"), await city.StaffAsync("lawyer@example.cn"));
        await RefusedAsync(desk.AddAsync(admin, SceneKind.Campaign, "海报", null, "case.tell", Cancellation), "可用的有：appointment.book、");
        await RefusedAsync(desk.AddAsync(admin, SceneKind.Campaign, "海报", null, null, Cancellation), "可用的有");
        await RefusedAsync(desk.AddAsync(admin, SceneKind.Unit, "服务台", null, null, Cancellation), "请选一个您管的单位");
        await RefusedAsync(desk.AddAsync(admin, SceneKind.Doorplate, " ", null, "阳光花园", Cancellation), "名称应有");
        await RefusedAsync(desk.AddAsync(admin, SceneKind.Doorplate, "门牌", null, new string('长', 61), Cancellation), "地点最多");
        await RefusedAsync(desk.AddAsync(lawyer, SceneKind.Unit, "服务台", units[0].Id, null, Cancellation), "由管理员和街道调度来建");
        await RefusedAsync(desk.AddAsync(street, SceneKind.Doorplate, "门牌", units.First(u => u.Kind == UnitKind.Department).Id, null, Cancellation),
            "请选一个您管的单位");
        var mine = Assert.IsType<SceneAdded.Done>(await desk.AddAsync(street, SceneKind.Doorplate, "门牌", street.UnitId, null, Cancellation)).Scene;
        Assert.Matches("^[a-z]{16}$", mine.Id);
        await AddAsync(city.Services, SceneKind.Doorplate, "别处的门牌");
        Assert.Equal([mine.Id], (await desk.ListAsync(street, Cancellation)).Select(line => line.Scene.Id));
        Assert.Equal(2, (await desk.ListAsync(admin, Cancellation)).Count);
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal([(street.Name, mine.Id)], db.Audit.Where(entry => entry.Action == "scene.add" && entry.StaffId != null).AsEnumerable()
            .Select(entry => (entry.StaffName, entry.Subject)));
        Assert.Equal(2, db.Audit.Count(entry => entry.Action == "scene.add"));
    }

    [Fact]
    public async Task An_operator_adds_a_scene_and_saves_its_code()
    {
        await using var city = await WeChatCity.StartAsync();
        var settings = city.CommandSettings("main");
        var added = await Operator.RunAsync(settings, "scenes", "add", "--kind", "campaign", "--title", "周四有约海报", "--subject", "appointment.book");
        Assert.Equal((0, ""), (added.Exit, added.Error));
        var (id, file) = (added.Output.Trim(), Path.Combine(city.City.Folder, "code.jpg"));
        Assert.Equal($"{id}  活动  扫码 0 次  周四有约海报（appointment.book）\n", (await Operator.RunAsync(settings, "scenes", "list")).Output);
        var made = await Operator.RunAsync(settings, "wechat", "qr", id, "--out", file);
        Assert.Equal((0, ""), (made.Exit, made.Error));
        Assert.Contains("url http://weixin.qq.com/q/", made.Output, StringComparison.Ordinal);
        Assert.Equal(WeChatPeer.Jpeg, await File.ReadAllBytesAsync(file, Cancellation));
        await Operator.RunAsync(settings, "wechat", "qr", id, "--days", "7");
        var what = "\"action_info\":{\"scene\":{\"scene_str\":\"" + id + "\"}}}";
        Assert.Equal(
            ["{\"action_name\":\"QR_LIMIT_STR_SCENE\"," + what, "{\"expire_seconds\":604800,\"action_name\":\"QR_STR_SCENE\"," + what],
            city.Peer.Calls.Select(call => call.Body.GetRawText()));
        Assert.Equal(2, (await Operator.RunAsync(settings, "wechat", "qr", id, "--days", "31")).Exit);
        var unknown = await Operator.RunAsync(settings, "wechat", "qr", "nosuch");
        Assert.Equal((1, "没有编号是 nosuch 的场景码，请用 scenes list 查看。\n"), (unknown.Exit, unknown.Error));
    }

    private static async Task RefusedAsync(Task<SceneAdded> work, string why) =>
        Assert.Contains(why, Assert.IsType<SceneAdded.Refused>(await work).Why, StringComparison.Ordinal);

    private static async Task<string> AddAsync(IServiceProvider services, SceneKind kind, string title, Guid? unit = null, string? subject = null)
    {
        var desk = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SceneDesk>(services);
        return Assert.IsType<SceneAdded.Done>(await desk.AddAsync(null, kind, title, unit, subject, Cancellation)).Scene.Id;
    }

    private static async Task<int> ScansAsync(TestCity city, string id)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return db.Scenes.Single(scene => scene.Id == id).Scans;
    }
}

using System.Text.Json;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Menus, QR codes, pages and files.</summary>
public sealed class SimulatorMenuTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, """[{"type":"click","name":"办事","key":"A"}]""")]
    [InlineData(0, """[{"name":"五个汉字名","sub_button":[{"type":"view","name":"网页","url":"https://a.cn"}]}]""")]
    [InlineData(40015, "1")]
    [InlineData(40017, "[]")]
    [InlineData(40017, """[{"type":"click","name":"1","key":"1"},{"type":"click","name":"2","key":"2"},{"type":"click","name":"3","key":"3"},{"type":"click","name":"4","key":"4"}]""")]
    [InlineData(40016, """[{"type":"sing","name":"办事","key":"A"}]""")]
    [InlineData(40018, """[{"type":"click","name":"六个汉字的名","key":"A"}]""")]
    [InlineData(40019, """[{"type":"click","name":"办事"}]""")]
    [InlineData(40020, """[{"type":"view","name":"办事","url":"example.cn"}]""")]
    [InlineData(40021, """[{"name":"办事","sub_button":[{"name":"再下","sub_button":[{"type":"click","name":"a","key":"a"}]}]}]""")]
    [InlineData(40023, """[{"name":"办事","sub_button":[{"type":"click","name":"1","key":"1"},{"type":"click","name":"2","key":"1"},{"type":"click","name":"3","key":"1"},{"type":"click","name":"4","key":"1"},{"type":"click","name":"5","key":"1"},{"type":"click","name":"6","key":"1"}]}]""")]
    [InlineData(40024, """[{"name":"办事","sub_button":[{"type":"sing","name":"a","key":"a"}]}]""")]
    [InlineData(40025, """[{"name":"办事","sub_button":[{"type":"click","name":"这个名字有二十一个汉字因此超过了六十个字节","key":"a"}]}]""")]
    [InlineData(40026, """[{"name":"办事","sub_button":[{"type":"click","name":"a"}]}]""")]
    [InlineData(40027, """[{"name":"办事","sub_button":[{"type":"view","name":"a","url":""}]}]""")]
    [InlineData(45064, """[{"type":"miniprogram","name":"办事","url":"https://a.cn","appid":"wx1","pagepath":"p"}]""")]
    public async Task A_menu_keeps_its_limits(int code, string buttons)
    {
        await using var stage = await SimulatorStage.StartAsync();
        Assert.Equal(code, await stage.Api.CodeAsync("cgi-bin/menu/create", $$"""{"button":{{buttons}}}"""));
    }

    [Fact]
    public async Task A_menu_is_read_back_and_deleted_with_all_its_conditions()
    {
        await using var stage = await SimulatorStage.StartAsync();
        Assert.Equal(46003, SimulatorApi.Code(await stage.Api.GetAsync("cgi-bin/menu/get")));
        await stage.Api.PostAsync("cgi-bin/menu/create", """{"button":[{"name":"办事","sub_button":[{"type":"click","name":"报修","key":"REPAIR"}]}]}""");
        Assert.Equal("REPAIR", (await stage.Api.GetAsync("cgi-bin/menu/get")).GetProperty("menu").GetProperty("button")[0].GetProperty("sub_button")[0]
            .GetProperty("key").GetString());
        var live = await stage.Api.GetAsync("cgi-bin/get_current_selfmenu_info");
        Assert.Equal("报修", live.GetProperty("selfmenu_info").GetProperty("button")[0].GetProperty("sub_button").GetProperty("list")[0].GetProperty("name")
            .GetString());
        Assert.Equal(0, SimulatorApi.Code(await stage.Api.GetAsync("cgi-bin/menu/delete")));
        Assert.Equal(0, (await stage.Api.GetAsync("cgi-bin/get_current_selfmenu_info")).GetProperty("is_menu_open").GetInt32());
    }

    [Fact]
    public async Task A_conditional_menu_is_shown_to_whom_the_tag_was_given_last()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        const string path = "cgi-bin/menu/addconditional";
        static string Menu(string rule, string url = "https://a.cn") => $$"""{"button":[{"type":"view","name":"大字","url":"{{url}}"}],"matchrule":{{rule}}}""";
        Assert.Equal(65303, await stage.Api.CodeAsync(path, Menu("""{"tag_id":"100"}""")));
        await stage.Api.PostAsync("cgi-bin/menu/create", """{"button":[{"type":"click","name":"办事","key":"A"}]}""");
        Assert.Equal((65304, 65320, 65320), (await stage.Api.CodeAsync(path, Menu("{}")), await stage.Api.CodeAsync(path, Menu("""{"sex":"1"}""")), await stage.Api.CodeAsync(path, Menu("""{"tag_id":"100","language":"zh_CN"}"""))));
        var tag = (await stage.Api.PostAsync("cgi-bin/tags/create", """{"tag":{"name":"大字"}}""")).GetProperty("tag").GetProperty("id").GetInt32();
        var added = await stage.Api.PostAsync(path, Menu($$"""{"tag_id":"{{tag}}"}"""));
        Assert.Equal("办事", await MatchAsync(stage, zhang));
        Assert.Equal(0, await stage.Api.CodeAsync("cgi-bin/tags/members/batchtagging", $$"""{"openid_list":["{{zhang.OpenId}}"],"tagid":{{tag}}}"""));
        Assert.Equal("大字", await MatchAsync(stage, zhang));
        await stage.Api.PostAsync(path, Menu("""{"tag_id":"7"}""", "https://b.cn"));
        await stage.Api.PostAsync(path, Menu("""{"tag_id":"8"}""", "https://c.cn"));
        Assert.Equal(65316, await stage.Api.CodeAsync(path, Menu("""{"tag_id":"9"}""", "https://d.cn")));
        var id = added.GetProperty("menuid").GetString();
        Assert.Equal((0, 65301), (await stage.Api.CodeAsync("cgi-bin/menu/delconditional", $$"""{"menuid":"{{id}}"}"""), await stage.Api.CodeAsync("cgi-bin/menu/delconditional", $$"""{"menuid":"{{id}}"}""")));
        Assert.Equal("办事", await MatchAsync(stage, zhang));
    }

    [Fact]
    public async Task A_qr_code_has_a_picture_until_it_expires()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var made = await stage.Api.PostAsync("cgi-bin/qrcode/create", """{"expire_seconds":600,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"office-12"}}}""");
        var picture = $"cgi-bin/showqrcode?ticket={Uri.EscapeDataString(made.GetProperty("ticket").GetString()!)}";
        using (var shown = await stage.Api.Http.GetAsync(picture, Cancellation))
            Assert.Equal((200, "image/jpeg"), ((int)shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        var zhang = stage.Person();
        await zhang.ScansAsync("office-12");
        Assert.Equal(made.GetProperty("ticket").GetString(), stage.Hook.Last["Ticket"]);
        stage.Advance(TimeSpan.FromMinutes(10));
        using (var gone = await stage.Api.Http.GetAsync(picture, Cancellation))
            Assert.Equal(404, (int)gone.StatusCode);
        var permanent = await stage.Api.PostAsync("cgi-bin/qrcode/create", """{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100000}}}""");
        Assert.False(permanent.TryGetProperty("expire_seconds", out _));
        foreach (var wrong in new[] { """{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":0}}}""", """{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100001}}}""", """{"expire_seconds":2592001,"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":1}}}""", """{"action_name":"QR_OTHER"}""" })
            Assert.Equal(40097, await stage.Api.CodeAsync("cgi-bin/qrcode/create", wrong));
    }

    [Fact]
    public async Task A_page_learns_whose_browser_it_is_once_within_five_minutes()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var first = await CodeAsync(stage, zhang);
        var granted = await ExchangeAsync(stage, first);
        Assert.Equal((zhang.OpenId, "snsapi_base"), (granted.GetProperty("openid").GetString(), granted.GetProperty("scope").GetString()));
        Assert.Equal((40163, 40029), (SimulatorApi.Code(await ExchangeAsync(stage, first)), SimulatorApi.Code(await ExchangeAsync(stage, "wrong"))));
        var late = await CodeAsync(stage, zhang);
        stage.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(42003, SimulatorApi.Code(await ExchangeAsync(stage, late)));
        var page = granted.GetProperty("access_token").GetString();
        Assert.Equal(0, SimulatorApi.Code(await stage.Api.GetRawAsync($"sns/auth?access_token={page}&openid={zhang.OpenId}")));
        Assert.Equal(48001, SimulatorApi.Code(await stage.Api.GetRawAsync($"sns/userinfo?access_token={page}&openid={zhang.OpenId}")));
        var again = await stage.Api.GetRawAsync($"sns/oauth2/refresh_token?appid={stage.Account.AppId}&grant_type=refresh_token&refresh_token={granted.GetProperty("refresh_token").GetString()}");
        Assert.Equal(zhang.OpenId, again.GetProperty("openid").GetString());
    }

    [Fact]
    public async Task A_snapshot_page_sees_a_made_up_person()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Server.Faults.SnapshotMode = true;
        var granted = await ExchangeAsync(stage, await CodeAsync(stage, zhang));
        Assert.Equal(1, granted.GetProperty("is_snapshotuser").GetInt32());
        Assert.NotEqual(zhang.OpenId, granted.GetProperty("openid").GetString());
    }

    [Fact]
    public async Task Files_are_taken_by_what_they_are_and_not_by_their_name()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal(40004, SimulatorApi.Code(await UploadAsync(stage, "poem", "media", [1])));
        Assert.Equal(41005, SimulatorApi.Code(await UploadAsync(stage, "image", "file", Harness.TestPictures.Png())));
        Assert.Equal(40005, SimulatorApi.Code(await UploadAsync(stage, "image", "media", "<html>"u8.ToArray())));
        Assert.Equal(45001, SimulatorApi.Code(await UploadAsync(stage, "voice", "media", [.. "#!AMR\n"u8, .. new byte[2 * 1024 * 1024]])));
        var id = (await UploadAsync(stage, "image", "media", Harness.TestPictures.Png())).GetProperty("media_id").GetString();
        Assert.Equal(0,
            await stage.Api.CodeAsync("cgi-bin/message/custom/send",
                JsonSerializer.Serialize(new { touser = zhang.OpenId, msgtype = "image", image = new { media_id = id } })));
        Assert.Equal(Harness.TestPictures.Png(), await stage.Api.Http.GetByteArrayAsync(zhang.Screen[^1].MediaUrl, Cancellation));
    }

    [Fact]
    public async Task A_ticket_for_the_js_sdk_is_given()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var ticket = await stage.Api.GetAsync("cgi-bin/ticket/getticket?type=jsapi");
        Assert.Equal(7200, ticket.GetProperty("expires_in").GetInt32());
        Assert.Equal(ticket.GetProperty("ticket").GetString(), (await stage.Api.GetAsync("cgi-bin/ticket/getticket?type=jsapi")).GetProperty("ticket")
            .GetString());
    }

    private static async Task<string?> MatchAsync(SimulatorStage stage, Phone who) =>
        (await stage.Api.PostAsync("cgi-bin/menu/trymatch", $$"""{"user_id":"{{who.OpenId}}"}""")).GetProperty("button")[0].GetProperty("name").GetString();

    private static async Task<string> CodeAsync(SimulatorStage stage, Phone who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"connect/oauth2/authorize?appid={stage.Account.AppId}&redirect_uri={Uri.EscapeDataString("https://bot.example.cn/case?id=1")}&response_type=code&scope=snsapi_base&state=s%20t");
        request.Headers.Add("Cookie", $"{WebAuthorizationCalls.PersonCookie}={who.OpenId}");
        using var response = await stage.Api.Http.SendAsync(request, Cancellation);
        var target = response.Headers.Location!;
        Assert.StartsWith("https://bot.example.cn/case?id=1&code=", target.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("&state=s+t", target.ToString(), StringComparison.Ordinal);
        return target.Query.Split("code=")[1].Split('&')[0];
    }

    private static Task<JsonElement> ExchangeAsync(SimulatorStage stage, string code) =>
        stage.Api.GetRawAsync($"sns/oauth2/access_token?appid={stage.Account.AppId}&secret={stage.Account.Secret}&code={code}&grant_type=authorization_code");

    private static async Task<JsonElement> UploadAsync(SimulatorStage stage, string type, string field, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, "x.png" } };
        using var response =
            await stage.Api.Http.PostAsync($"cgi-bin/media/upload?type={type}&access_token={await stage.Api.TokenAsync()}", form, Cancellation);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }
}

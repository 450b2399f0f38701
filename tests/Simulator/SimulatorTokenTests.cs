using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Tokens, quotas and refusals before any work is done.</summary>
public sealed class SimulatorTokenTests
{
    [Fact]
    public async Task A_stable_token_stays_the_same_until_five_minutes_before_its_end()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var first = await stage.Api.StableAsync();
        stage.Advance(TimeSpan.FromMinutes(114));
        var second = await stage.Api.StableAsync();
        Assert.Equal((Token(first), 7200, Token(second), 360), (Token(second), Seconds(first), Token(first), Seconds(second)));
        stage.Advance(TimeSpan.FromMinutes(1));
        var third = await stage.Api.StableAsync();
        Assert.NotEqual(Token(first), Token(third));
        Assert.Equal((7200, 0, 0), (Seconds(third), await CodeWith(stage, Token(first)), await CodeWith(stage, Token(third))));
        stage.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((42001, 0), (await CodeWith(stage, Token(first)), await CodeWith(stage, Token(third))));
    }

    [Fact]
    public async Task The_older_call_gives_a_new_token_each_time_and_the_one_before_lives_five_minutes()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var (stable, first, second) = (Token(await stage.Api.StableAsync()), Token(await stage.Api.ClassicAsync()), Token(await stage.Api.ClassicAsync()));
        Assert.NotEqual(first, second);
        Assert.Equal((0, 0), (await CodeWith(stage, first), await CodeWith(stage, second)));
        stage.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((40001, 0, 0), (await CodeWith(stage, first), await CodeWith(stage, second), await CodeWith(stage, stable)));
    }

    [Fact]
    public async Task A_forced_refresh_ends_the_old_token_at_once_and_is_rare()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var first = Token(await stage.Api.StableAsync());
        var second = Token(await stage.Api.StableAsync(force: true));
        Assert.Equal((40001, 0), (await CodeWith(stage, first), await CodeWith(stage, second)));
        Assert.Equal(45011, SimulatorApi.Code(await stage.Api.StableAsync(force: true)));
        for (var i = 1; i < 20; i++)
        {
            stage.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(0, SimulatorApi.Code(await stage.Api.StableAsync(force: true)));
        }

        stage.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(45009, SimulatorApi.Code(await stage.Api.StableAsync(force: true)));
        stage.Advance(TimeSpan.FromHours(15));
        Assert.Equal(0, SimulatorApi.Code(await stage.Api.StableAsync(force: true)));
    }

    [Fact]
    public async Task Tokens_may_live_shortly_or_end_before_their_time()
    {
        await using var stage = await SimulatorStage.StartAsync();
        stage.Account.Tokens.Life = TimeSpan.FromSeconds(20);
        var token = await stage.Api.StableAsync();
        Assert.Equal(20, Seconds(token));
        stage.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(42001, await CodeWith(stage, Token(token)));
        var next = Token(await stage.Api.StableAsync());
        stage.Account.Tokens.RevokeAll();
        Assert.Equal(40001, await CodeWith(stage, next));
        Assert.Equal(0, await CodeWith(stage, Token(await stage.Api.StableAsync())));
    }

    [Fact]
    public async Task Who_asks_wrongly_gets_no_token()
    {
        await using var stage = await SimulatorStage.StartAsync();
        Assert.Equal(40125, SimulatorApi.Code(await stage.Api.StableAsync(secret: new string('0', 32))));
        Assert.Equal(41004, SimulatorApi.Code(await stage.Api.StableAsync(secret: "")));
        Assert.Equal(40013, SimulatorApi.Code(await stage.Api.ClassicAsync(appId: "wx0123456789abcdef")));
        Assert.Equal(41002, SimulatorApi.Code(await stage.Api.ClassicAsync(appId: "")));
        Assert.Equal(40002, SimulatorApi.Code(await stage.Api.GetRawAsync("cgi-bin/token?grant_type=password")));
        stage.Account.Whitelist.Add("203.0.113.7");
        var refused = await stage.Api.StableAsync();
        Assert.Equal(40164, SimulatorApi.Code(refused));
        Assert.Contains("127.0.0.1", refused.GetProperty("errmsg").GetString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => stage.Server.World.AddAccount("real", "wx8888888888888888", "s", "t", "k"));
    }

    [Fact]
    public async Task Calls_without_a_good_token_address_or_body_are_refused()
    {
        await using var stage = await SimulatorStage.StartAsync();
        const string send = "cgi-bin/message/custom/send";
        Assert.Equal((41001, 40014),
            (SimulatorApi.Code(await stage.Api.PostRawAsync(send, "{}")), SimulatorApi.Code(await stage.Api.PostRawAsync(send + "?access_token=wrong", "{}"))));
        Assert.Equal((40066, 43002), (SimulatorApi.Code(await stage.Api.GetAsync("cgi-bin/nothing")), SimulatorApi.Code(await stage.Api.GetAsync(send))));
        Assert.Equal((44002, 47001, 47001), (await stage.Api.CodeAsync(send, ""), await stage.Api.CodeAsync(send, "{"), await stage.Api.CodeAsync(send, "[]")));
        Assert.Equal(40033, await stage.Api.CodeAsync(send, """{"text":"\u4f60\u597d"}"""));
        Assert.Equal(41009, await stage.Api.CodeAsync(send, """{"text":"\\u4f60"}"""));
    }

    [Fact]
    public async Task Accounts_without_the_right_are_refused()
    {
        await using var stage = await SimulatorStage.StartAsync(rights: AccountRights.UnverifiedService);
        var zhang = await stage.FollowerAsync();
        Assert.Equal(48001, await stage.Api.SendAsync(zhang));
        stage.Account.Rights = AccountRights.TestAccount;
        Assert.Equal(40200, await stage.Api.CodeAsync("cgi-bin/message/custom/send", $$$"""{"touser":"{{{zhang.OpenId}}}","msgtype":"msgmenu","msgmenu":{"list":[{"id":"1","content":"是"}]}}"""));
    }

    [Fact]
    public async Task Daily_and_minute_limits_hold_and_can_be_cleared_ten_times_a_month()
    {
        await using var stage = await SimulatorStage.StartAsync();
        const string path = "/cgi-bin/message/custom/send";
        stage.Account.Quotas.Limits[path] = 2;
        var zhang = await stage.FollowerAsync();
        Assert.Equal((0, 0, 45009), (await stage.Api.SendAsync(zhang), await stage.Api.SendAsync(zhang), await stage.Api.SendAsync(zhang)));
        var quota = (await stage.Api.PostAsync("cgi-bin/openapi/quota/get", $$"""{"cgi_path":"{{path}}"}""")).GetProperty("quota");
        Assert.Equal((2, 2, 0), (quota.GetProperty("daily_limit").GetInt32(), quota.GetProperty("used").GetInt32(), quota.GetProperty("remain").GetInt32()));
        for (var i = 0; i < 10; i++)
            Assert.Equal(0, await stage.Api.CodeAsync("cgi-bin/clear_quota", $$"""{"appid":"{{stage.Account.AppId}}"}"""));
        Assert.Equal(48006, await stage.Api.CodeAsync("cgi-bin/clear_quota", $$"""{"appid":"{{stage.Account.AppId}}"}"""));
        Assert.Equal(0, await stage.Api.SendAsync(zhang));
        stage.Account.Quotas.PerMinute = 1;
        Assert.Equal(45011, await stage.Api.SendAsync(zhang));
    }

    [Fact]
    public async Task Faults_strike_the_next_calls_before_or_after_they_are_done()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await stage.Api.TokenAsync();
        var faults = stage.Server.Faults;
        const string path = "/cgi-bin/message/custom/send";
        faults.NextCall(CallTrouble.Refuse, path, times: 2, code: 45047);
        Assert.Equal((45047, 45047, 0), (await stage.Api.SendAsync(zhang, "一"), await stage.Api.SendAsync(zhang, "二"), await stage.Api.SendAsync(zhang, "三")));
        faults.NextCall(CallTrouble.Http500AfterExecuting, path);
        using (var done = await stage.Api.Http.PostAsync($"{path}?access_token={await stage.Api.TokenAsync()}", new StringContent($$$"""{"touser":"{{{zhang.OpenId}}}","msgtype":"text","text":{"content":"四"}}"""), TestContext.Current.CancellationToken))
            Assert.Equal(500, (int)done.StatusCode);
        faults.NextCall(CallTrouble.Html, path);
        using (var page =
            await stage.Api.Http.PostAsync($"{path}?access_token={await stage.Api.TokenAsync()}", new StringContent("{}"),
                TestContext.Current.CancellationToken))
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["三", "四"], zhang.Heard);
        faults.BusyShare = 1;
        Assert.Equal(-1, await stage.Api.SendAsync(zhang));
        Assert.Equal([45047, 45047, 0, 0, 0, -1], stage.Server.Log.Calls(path).Select(call => call.Code));
    }

    private static string Token(System.Text.Json.JsonElement answer) => answer.GetProperty("access_token").GetString()!;

    private static int Seconds(System.Text.Json.JsonElement answer) => answer.GetProperty("expires_in").GetInt32();

    private static async Task<int> CodeWith(SimulatorStage stage, string token) =>
        SimulatorApi.Code(await stage.Api.GetRawAsync($"cgi-bin/getcallbackip?access_token={token}"));
}

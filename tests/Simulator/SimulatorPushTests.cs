using Microsoft.AspNetCore.Http;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>What is pushed, and what the person sees of the answer.</summary>
public sealed class SimulatorPushTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PushMode.Clear)]
    [InlineData(PushMode.Both)]
    [InlineData(PushMode.Encrypted)]
    public async Task The_person_reads_the_reply_in_every_mode(object mode)
    {
        await using var stage = await SimulatorStage.StartAsync((PushMode)mode);
        var zhang = await stage.FollowerAsync();
        stage.Hook.Answer = stage.Hook.Says("收到");
        var result = await zhang.SaysAsync("楼上漏水😀 ]]> <b>&amp;");
        Assert.Equal((PushEnd.Reply, "收到", 1), (result.End, result.Text, result.Posts));
        Assert.Equal("楼上漏水😀 ]]> <b>&amp;", stage.Hook.Last["Content"]);
        Assert.Matches("^[0-9]{17}$", stage.Hook.Last["MsgId"]);
        Assert.Matches("^o[A-Za-z0-9_-]{27}$", stage.Hook.Last["FromUserName"]);
        Assert.Equal(mode is PushMode.Encrypted, !stage.Hook.Last.Raw.Contains("MsgType", StringComparison.Ordinal));
        Assert.Equal([LineOrigin.System, LineOrigin.Mine, LineOrigin.Passive], zhang.Screen.Select(line => line.Origin));
    }

    [Fact]
    public async Task Success_and_nothing_at_all_are_silent()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal((PushEnd.Silent, 1, null), Told(await zhang.SaysAsync("一")));
        stage.Hook.Answer = (http, _) => http.Response.WriteAsync("success");
        Assert.Equal((PushEnd.Silent, 1, null), Told(await zhang.SaysAsync("二")));
        Assert.Empty(zhang.Heard);
    }

    public static TheoryData<string> BadAnswers =>
        ["json", "html", "broken", "status", "signature", "from", "to", "long", "empty", "clear", "doctype", "bom", "articles", "media"];

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task An_answer_that_is_none_shows_the_failure_line_at_once(string kind)
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var hook = stage.Hook;
        string Text(Arrived push, string content = "好") => SimulatedHook.Reply(push, $"<MsgType>text</MsgType><Content>{content}</Content>");
        stage.Hook.Answer = (http, push) =>
        {
            if (kind == "status")
                http.Response.StatusCode = 500;
            return http.Response.WriteAsync(kind switch
            {
                "json" => "{}",
                "html" => "<html><body>出错了</body></html>",
                "broken" => "<xml><ToUserName>",
                "signature" => hook.Wrap(Text(push), signWith: "other"),
                "from" => hook.Wrap(Text(push).Replace(push["ToUserName"], "gh_000000000000", StringComparison.Ordinal)),
                "to" => hook.Wrap(Text(push).Replace(push["FromUserName"], "oSomebody", StringComparison.Ordinal)),
                "long" => hook.Wrap(Text(push, new string('字', 683))),
                "empty" => hook.Wrap(Text(push, "")),
                "clear" => Text(push),
                "doctype" => "<!DOCTYPE xml><xml></xml>",
                "bom" => "\uFEFF" + hook.Wrap(Text(push)),
                "articles" => hook.Wrap(SimulatedHook.Reply(push, "<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles><item><Title>一</Title></item><item><Title>二</Title></item></Articles>")),
                "media" => hook.Wrap(SimulatedHook.Reply(push, "<MsgType>image</MsgType><Image><MediaId>none</MediaId></Image>")),
                _ => "",
            }, Cancellation);
        };
        var result = await zhang.SaysAsync("你好");
        Assert.Equal((PushEnd.FailureLine, 1, WebhookSender.FailureLine), Told(result));
        Assert.NotNull(result.Why);
        Assert.Equal(WebhookSender.FailureLine, zhang.Screen[^1].Text);
    }

    [Fact]
    public async Task A_click_may_be_answered_with_eight_articles()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await stage.Api.PostAsync("cgi-bin/menu/create", """{"button":[{"type":"click","name":"须知","key":"NOTES"}]}""");
        stage.Hook.Answer = (http, push) => http.Response.WriteAsync(stage.Hook.Wrap(SimulatedHook.Reply(push, "<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles><item><Title>一</Title><Url>https://a.cn</Url></item><item><Title>二</Title></item></Articles>")), Cancellation);
        var result = await zhang.ClicksMenuAsync("须知");
        Assert.Equal(("NOTES", PushEnd.Reply, 2), (stage.Hook.Last["EventKey"], result.End, result.Reply!.Articles.Count));
    }

    [Fact]
    public async Task A_slow_answer_is_cut_after_five_seconds_and_the_message_comes_three_times()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var arrived = new SemaphoreSlim(0);
        stage.Hook.Answer = async (http, _) =>
        {
            arrived.Release();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var said = zhang.SaysAsync("你好");
        for (var post = 1; post <= 3; post++)
        {
            Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
            Assert.Equal(post, stage.Hook.Pushes.Count(push => push["MsgType"] == "text"));
            stage.Advance(TimeSpan.FromSeconds(4.9));
            Assert.False(said.IsCompleted);
            stage.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal((PushEnd.FailureLine, 3, WebhookSender.FailureLine), Told(await said));
        Assert.Single(stage.Hook.Pushes.Where(push => push["MsgType"] == "text").Select(push => push["MsgId"]).Distinct());
    }

    [Fact]
    public async Task After_a_broken_connection_the_message_comes_again()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Hook.Answer = stage.Hook.Says("好");
        stage.Server.Faults.NextPush(PushTrouble.Cut);
        Assert.Equal((PushEnd.Reply, 2, "好"), Told(await zhang.SaysAsync("一")));
        stage.Server.Faults.NextPush(PushTrouble.Cut, posts: 3);
        Assert.Equal((PushEnd.FailureLine, 3, WebhookSender.FailureLine), Told(await zhang.SaysAsync("二")));
        Assert.Single(zhang.Heard);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_three_times()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        await stage.Hook.DisposeAsync();
        Assert.Equal((PushEnd.FailureLine, 3, WebhookSender.FailureLine), Told(await zhang.SaysAsync("你好")));
    }

    [Theory]
    [InlineData(PushTrouble.BadSignature)]
    [InlineData(PushTrouble.WrongAppId)]
    [InlineData(PushTrouble.TruncatedCipher)]
    [InlineData(PushTrouble.OldTimestamp)]
    public async Task A_spoilt_push_is_one_that_a_good_webhook_refuses(object trouble)
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Server.Faults.NextPush((PushTrouble)trouble);
        var result = await zhang.SaysAsync("你好");
        Assert.Equal((403, null), (result.Status, stage.Hook.Last.Xml));
        Assert.Equal(PushEnd.Silent, (await zhang.SaysAsync("你好")).End);
    }

    [Fact]
    public async Task Wide_padding_is_no_fault()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        for (var i = 0; i < 8; i++)
        {
            stage.Server.Faults.NextPush(PushTrouble.WidePadding);
            Assert.Equal(PushEnd.Silent, (await zhang.SaysAsync(new string('字', i))).End);
        }
    }

    [Fact]
    public async Task Duplicates_come_together_and_a_late_message_is_overtaken()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Hook.Answer = stage.Hook.Says("好");
        stage.Server.Faults.NextPush(PushTrouble.Duplicate);
        Assert.Equal((PushEnd.Reply, 2, "好"), Told(await zhang.SaysAsync("一")));
        Assert.Single(zhang.Heard);
        stage.Server.Faults.NextPush(PushTrouble.OutOfOrder);
        var late = zhang.SaysAsync("二");
        await zhang.SaysAsync("三");
        await late;
        Assert.Equal(["一", "一", "三", "二"], stage.Hook.Pushes.Where(push => push["MsgType"] == "text").Select(push => push["Content"]));
    }

    [Fact]
    public async Task Only_an_address_that_heeds_signatures_is_enabled()
    {
        await using var stage = await SimulatorStage.StartAsync();
        stage.Hook.Careless = true;
        var zhang = await stage.FollowerAsync();
        Assert.Equal(PushEnd.NotPushed, (await zhang.SaysAsync("你好")).End);
        Assert.Empty(stage.Hook.Pushes);
        stage.Hook.Careless = false;
        Assert.True(await stage.Server.EnableAsync(stage.Account));
        Assert.Equal(PushEnd.Silent, (await zhang.SaysAsync("你好")).End);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_world()
    {
        var (one, two) = (new SimulatedWeChat(TimeProvider.System, 7), new SimulatedWeChat(TimeProvider.System, 7));
        Assert.Equal(one.AddPerson(one.AddAccount("a")).OpenId, two.AddPerson(two.AddAccount("a")).OpenId);
        Assert.NotEqual(one.AddAccount("b").AppId, new SimulatedWeChat(TimeProvider.System, 8).AddAccount("b").AppId);
        await Task.CompletedTask;
    }

    private static (PushEnd End, int Posts, string? Text) Told(PushResult result) => (result.End, result.Posts, result.Text);
}

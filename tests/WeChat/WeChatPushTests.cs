using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>What staff say reaches the resident through WeChat's API.</summary>
public sealed class WeChatPushTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<(Reception Reception, StaffIdentity Lawyer, Guid Session)> ClaimAsync(WeChatCity city)
    {
        var (reception, lawyer) = (city.Get<Reception>(), await city.City.StaffAsync("lawyer@example.cn"));
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation));
        return (reception, lawyer, waiting.SessionId);
    }

    [Fact]
    public async Task A_lawyers_words_are_pushed_with_the_name_in_front_and_in_readable_Chinese()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("转人工");
        var (reception, lawyer, session) = await ClaimAsync(city);
        await reception.SayAsync(lawyer, session, "您把合同发我看看 😀\n\"押金\" <a> & 'b'+ C:\\ud83d", Cancellation);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(HandoffTexts.Joined("张律师") + "\n\n张律师：您把合同发我看看 😀\n\"押金\" <a> & 'b'+ C:\\ud83d", Assert.Single(city.Peer.Messages).Content);
        Assert.All(city.Peer.Messages, m => Assert.Equal(user.OpenId, m.To));
        // WeChat refuses \u escapes; the one left is a resident's own backslash, doubled.
        Assert.All(city.Peer.Messages, m => Assert.DoesNotContain("\\u", m.Raw.Replace("\\\\", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(await city.OutboxAsync(), m => Assert.Equal(DeliveryState.Delivered, m.State));
        await reception.EndAsync(lawyer, session, Cancellation);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("\n\n回复数字选择：\n1 解决了", city.Peer.Messages.Last().Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_token_serves_many_messages_and_is_renewed_before_it_ends()
    {
        await using var city = await WeChatCity.StartAsync();
        await PushAsync(city, "一");
        await PushAsync(city, "二");
        var asked = Assert.Single(city.Peer.TokenRequests);
        Assert.Equal((WeChatCity.AppId, WeChatCity.Secret, false),
            (asked.GetProperty("appid").GetString(), asked.GetProperty("secret").GetString(), asked.GetProperty("force_refresh").GetBoolean()));
        city.Clock.Advance(TimeSpan.FromSeconds(7200 - 240));
        await PushAsync(city, "三");
        Assert.Equal(["TOKEN_1", "TOKEN_1", "TOKEN_2"], city.Peer.Messages.Select(m => m.Token));
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_renewed_once_and_the_message_sent_again(int code)
    {
        await using var city = await WeChatCity.StartAsync();
        city.Peer.Faults.Enqueue(code);
        Assert.IsType<DeliveryResult.Delivered>(await PushAsync(city, "你好"));
        Assert.Equal("TOKEN_2", Assert.Single(city.Peer.Messages).Token);
        city.Peer.Faults.Enqueue(code);
        city.Peer.Faults.Enqueue(code);
        Assert.IsType<DeliveryResult.Failed>(await PushAsync(city, "你好"));
        Assert.Equal(3, city.Peer.TokenRequests.Count);
        Assert.Empty(city.Peer.Faults);
    }

    [Fact]
    public async Task Many_pushes_at_once_ask_for_one_token()
    {
        await using var city = await WeChatCity.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => PushAsync(city, $"第{i}条")));
        Assert.Single(city.Peer.TokenRequests);
        Assert.Equal(10, city.Peer.Messages.Count);
    }

    [Fact]
    public async Task Each_refusal_has_its_own_end()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var code in new[] { 45015, 45047, 43004, 40003, 48002 })
            Assert.Contains($"微信返回 {code}（rid: 6a0b1c2d-11112222-33334444）", Assert.IsType<DeliveryResult.Deferred>(await RefusedAsync(city, code)).Reason,
                StringComparison.Ordinal);
        foreach (var code in new[] { -1, 99999 })
            Assert.Equal(new DeliveryResult.Failed($"微信返回 {code}（rid: 6a0b1c2d-11112222-33334444）"), await RefusedAsync(city, code));
        foreach (var code in new[] { 43019, 45002, 47001 })
            Assert.Equal(new DeliveryResult.Hopeless($"微信返回 {code}（rid: 6a0b1c2d-11112222-33334444）"), await RefusedAsync(city, code));
        Assert.Equal(new DeliveryResult.Failed("微信返回 HTTP 500", Unsure: true), await RefusedAsync(city, 500));
        // An operator is needed: it waits, and is told to staff.
        Assert.Equal(city.Clock.GetUtcNow().AddMinutes(10), Assert.IsType<DeliveryResult.Failed>(await RefusedAsync(city, 48004)).NotBefore);
        Assert.Contains(await city.Get<ChannelAlarms>().ListAsync(await city.City.StaffAsync("admin@example.cn"), Cancellation), alarm => (alarm.Channel, alarm.Code) == ("wechat:main", 48004));
    }

    [Fact]
    public async Task Too_fast_pauses_a_minute_and_a_used_up_day_until_midnight_without_asking_again()
    {
        await using var city = await WeChatCity.StartAsync();
        var tooFast = Assert.IsType<DeliveryResult.Failed>(await RefusedAsync(city, 45011));
        Assert.Equal(city.Clock.GetUtcNow().AddMinutes(1), tooFast.NotBefore);
        Assert.Equal(tooFast, await PushAsync(city, "你好"));
        Assert.Empty(city.Peer.Messages);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<DeliveryResult.Delivered>(await PushAsync(city, "你好"));
        var usedUp = Assert.IsType<DeliveryResult.Failed>(await RefusedAsync(city, 45009));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 1, 0, TimeSpan.FromHours(8)), usedUp.NotBefore);
        Assert.Contains(await city.Get<ChannelAlarms>().ListAsync(await city.City.StaffAsync("admin@example.cn"), Cancellation), alarm => alarm.Code == 45009);
    }

    private static Task<DeliveryResult> RefusedAsync(WeChatCity city, int code)
    {
        city.Peer.Faults.Enqueue(code);
        return PushAsync(city, "你好");
    }

    [Fact]
    public async Task A_busy_server_is_tried_again_and_a_closed_window_is_not()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("转人工");
        city.Peer.Faults.Enqueue(-1);
        await ClaimAsync(city);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Empty(city.Peer.Messages);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(3)));
        Assert.Single(city.Peer.Messages);
        city.Peer.Faults.Enqueue(45015);
        var (reception, lawyer) = (city.Get<Reception>(), await city.City.StaffAsync("lawyer@example.cn"));
        await reception.SayAsync(lawyer, (await reception.ListAsync(lawyer, Cancellation))[0].SessionId, "在吗", Cancellation);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, await city.DeliverAfterAsync(TimeSpan.FromHours(1)));
        var kept = (await city.OutboxAsync())[^1];
        Assert.Equal((DeliveryState.Deferred, "超过 48 小时没有互动（微信返回 45015（rid: 6a0b1c2d-11112222-33334444））"), (kept.State, kept.LastError));
    }

    [Fact]
    public async Task Without_a_token_the_message_waits_for_the_operator()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var code in new[] { 40125, 40164, 40001 })
        {
            city.Peer.TokenFault = code;
            Assert.Equal($"取不到 access_token：微信返回 {code}（rid: 6a0b1c2d-11112222-33334444）",
                Assert.IsType<DeliveryResult.Failed>(await PushAsync(city, "你好")).Reason);
        }

        Assert.Equal(3, city.Peer.TokenRequests.Count);
        city.Peer.TokenFault = 0;
        Assert.IsType<DeliveryResult.Delivered>(await PushAsync(city, "你好"));
    }

    [Fact]
    public async Task Long_words_are_pushed_in_parts_and_a_failure_half_way_repeats_none_of_them()
    {
        await using var city = await WeChatCity.StartAsync();
        var text = string.Concat(Enumerable.Range(1, 150).Select(i => $"这是第{i}句，说得很清楚。"));
        var user = city.NewUser();
        await user.Says("转人工");
        var (reception, lawyer, session) = await ClaimAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Peer.Messages.Clear();
        await reception.SayAsync(lawyer, session, text, Cancellation);
        city.Peer.Faults.Enqueue(0);
        city.Peer.Faults.Enqueue(-1);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Single(city.Peer.Messages);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("张律师：" + text, string.Concat(city.Peer.Messages.Select(m => m.Content)));
        Assert.All(city.Peer.Messages, m => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(m.Content), 1, WeChatChannel.TextLimit));
    }

    [Fact]
    public async Task An_account_without_a_secret_keeps_what_it_cannot_push()
    {
        await using var city = await WeChatCity.StartAsync(settings: ("WeChat:Accounts:main:AppSecret", ""));
        Assert.IsType<DeliveryResult.Deferred>(await PushAsync(city, "你好"));
        Assert.Empty(city.Peer.TokenRequests);
    }

    [Fact]
    public async Task Nobody_answering_at_all_is_tried_again()
    {
        await using var city = await WeChatCity.StartAsync(settings: ("WeChat:ApiBase", "http://127.0.0.1:1"));
        Assert.Contains("连不上微信", Assert.IsType<DeliveryResult.Failed>(await PushAsync(city, "你好")).Reason, StringComparison.Ordinal);
    }

    private static Task<DeliveryResult> PushAsync(WeChatCity city, string text) => PushAsync(city, Line(text, city.Clock.GetUtcNow()));

    private static async Task<DeliveryResult> PushAsync(WeChatCity city, Activity activity) => (await city.Get<IPushChannel>().SendAsync(
        new DeliveryBatch("wechat:main", "oUserOf0000-abcdefghijklmnop", [new DeliveryLine(activity, EndsTurn: true, Sent: 0)], Budget: null, Acceptances: 0,
            Noticed: false), Cancellation)).Result;

    private static Activity Line(string text, DateTimeOffset now)
    {
        var conversation = new Conversation(Guid.NewGuid(), "wechat:main", "oUserOf0000-abcdefghijklmnop", "hash", Guid.NewGuid(), now);
        return Activity.FromPerson(conversation, Speaker.Lawyer, "张律师", text, now);
    }
}

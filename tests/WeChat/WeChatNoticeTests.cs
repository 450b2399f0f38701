using System.Text.Json;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>When nothing more can be pushed, a resident is told once, outside the conversation, that something waits in it.</summary>
public sealed class WeChatNoticeTests
{
    private const string Bizsend = "message/subscribe/bizsend";
    private const string Template = "message/template/send";

    private static readonly (string, string?)[] Settings =
    [
        ("WeChat:Accounts:main:Subscription:TemplateId", "SUB1"), ("WeChat:Accounts:main:Subscription:Fields:thing1", "{what}"),
        ("WeChat:Accounts:main:Template:TemplateId", "TPL1"), ("WeChat:Accounts:main:Template:Fields:thing1", "{what}，在公众号里等您，方便的时候来看一下"),
        ("WeChat:Accounts:main:Template:Fields:time2", "{when}"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_agreement_a_template_message_tells_the_resident_once()
    {
        await using var city = await WeChatCity.StartAsync(settings: Settings);
        await WriteTooLateAsync(city, city.NewUser(), "一", "二");
        var (path, body) = Assert.Single(city.Peer.Calls);
        Assert.Equal((Template, "TPL1"), (path, body.GetProperty("template_id").GetString()));
        Assert.Equal("律师回复了您，在公众号里等您，方便的时…", Value(body, "thing1"));
        Assert.Equal("2026-11-25 09:00", Value(body, "time2"));
        Assert.Equal(32, body.GetProperty("client_msg_id").GetString()!.Length);
        Assert.Equal(2, (await city.OutboxAsync()).Count(m => m.State == DeliveryState.Deferred));
    }

    [Fact]
    public async Task Who_wants_it_discreet_is_told_nothing_of_what_waits()
    {
        await using var city = await WeChatCity.StartAsync(settings: Settings);
        var user = city.NewUser();
        await user.Says("悄悄模式");
        await WriteTooLateAsync(city, user, "一");
        Assert.StartsWith("您有一条新消息，", Value(Assert.Single(city.Peer.Calls).Body, "thing1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_is_used_up_by_one_notice_and_a_refusal_ends_it()
    {
        await using var city = await WeChatCity.StartAsync(settings: Settings);
        var user = city.NewUser();
        await user.Does("subscribe_msg_popup_event", more: Popup("accept"));
        await WriteTooLateAsync(city, user, "一");
        Assert.Equal((Bizsend, "SUB1", "律师回复了您"), Assert.Single(city.Peer.Calls) is var (path, body)
            ? (path, body.GetProperty("template_id").GetString(), Value(body, "thing1")) : default);
        await user.Says("在");
        city.Clock.Advance(TimeSpan.FromHours(49));
        await SayAsync(city, "二");
        Assert.Equal([Bizsend, Template], city.Peer.Calls.Select(call => call.Path));
        await user.Does("subscribe_msg_popup_event", more: Popup("accept"));
        await user.Does("subscribe_msg_change_event", more: Popup("reject"));
        city.Clock.Advance(TimeSpan.FromHours(49));
        await SayAsync(city, "三");
        Assert.Equal([Bizsend, Template], city.Peer.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_refused_subscription_notice_moves_on_to_the_template_and_a_refused_template_loses_nothing()
    {
        await using var city = await WeChatCity.StartAsync(settings: Settings);
        var user = city.NewUser();
        await user.Does("subscribe_msg_popup_event", more: Popup("accept"));
        (city.Peer.Refusals[Bizsend], city.Peer.Refusals[Template]) = (43101, 40037);
        await WriteTooLateAsync(city, user, "一");
        Assert.Equal([Bizsend, Template], city.Peer.Calls.Select(call => call.Path));
        Assert.Contains(await city.Get<ChannelAlarms>().ListAsync(await city.City.StaffAsync("admin@example.cn"), Cancellation), alarm => alarm.Code == 40037);
        Assert.EndsWith("张律师：一", (await user.Says("在")).Text, StringComparison.Ordinal);
    }

    private static string Popup(string status) =>
        $"<SubscribeMsgPopupEvent><List><SubscribeStatusString><![CDATA[{status}]]></SubscribeStatusString><TemplateId><![CDATA[SUB1]]></TemplateId><PopupScene>1</PopupScene></List>" +
        "<List><TemplateId>OTHER</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgPopupEvent>";

    /// <summary>A lawyer has taken over, and writes when 48 hours have passed.</summary>
    private static async Task WriteTooLateAsync(WeChatCity city, WeChatUser user, params string[] words)
    {
        await user.Says("转人工");
        await WeChatPushTests.ClaimAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Clock.Advance(TimeSpan.FromHours(48));
        foreach (var word in words)
            await SayAsync(city, word);
    }

    private static async Task SayAsync(WeChatCity city, string word)
    {
        var (reception, lawyer) = (city.Get<Reception>(), await city.City.StaffAsync("lawyer@example.cn"));
        Assert.Equal(ReceptionOutcome.Done,
            await reception.SayAsync(lawyer, (await reception.ListAsync(lawyer, Cancellation))[0].SessionId, word, Cancellation));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
    }

    private static string? Value(JsonElement body, string field) => body.GetProperty("data").GetProperty(field).GetProperty("value").GetString();
}

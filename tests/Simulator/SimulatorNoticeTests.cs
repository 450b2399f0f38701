using System.Text.Json;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Template messages and subscription notices.</summary>
public sealed class SimulatorNoticeTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const string Template = "cgi-bin/message/template/send";
    private const string Subscription = "cgi-bin/message/subscribe/bizsend";

    [Fact]
    public async Task A_template_message_arrives_without_any_window_and_is_reported()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        stage.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await stage.Api.CodeAsync(Template, Progress(zhang)));
        await stage.Server.SettledAsync();
        Assert.Equal((LineOrigin.Template, LineKind.Notice), (zhang.Screen[^1].Origin, zhang.Screen[^1].Kind));
        Assert.Contains("诉求内容：路灯维修", zhang.Screen[^1].Text, StringComparison.Ordinal);
        Assert.Equal(("TEMPLATESENDJOBFINISH", "success"), (stage.Hook.Last["Event"], stage.Hook.Last["Status"]));
        zhang.SwitchesMessages(off: true);
        Assert.Equal(0, await stage.Api.CodeAsync(Template, Progress(zhang)));
        await stage.Server.SettledAsync();
        Assert.Equal("failed:user block", stage.Hook.Last["Status"]);
        Assert.Single(zhang.Screen, line => line.Kind == LineKind.Notice);
    }

    [Fact]
    public async Task The_same_client_msg_id_sends_once()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var first = await stage.Api.PostAsync(Template, Progress(zhang, id: "case-42"));
        var second = await stage.Api.PostAsync(Template, Progress(zhang, id: "case-42"));
        Assert.Equal(first.GetProperty("msgid").GetInt64(), second.GetProperty("msgid").GetInt64());
        Assert.Single(zhang.Screen, line => line.Kind == LineKind.Notice);
    }

    [Theory]
    [InlineData("thing2", "这里有二十一个字所以太长了这里有二十一个字")]
    [InlineData("character_string1", "编号")]
    [InlineData("phrase3", "办理中了没有")]
    [InlineData("phrase3", "OK")]
    [InlineData("time4", "明天")]
    [InlineData("thing2", "")]
    public async Task A_value_that_does_not_fit_its_key_is_named(string key, string value)
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        var answer = await stage.Api.PostAsync(Template, Progress(zhang, change: (key, value)));
        Assert.Equal(47003, SimulatorApi.Code(answer));
        Assert.Contains($"data.{key}.value", answer.GetProperty("errmsg").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_and_receivers_have_to_be_right()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal(40037, await stage.Api.CodeAsync(Template, $$"""{"touser":"{{zhang.OpenId}}","template_id":"none"}"""));
        Assert.Equal(40003, await stage.Api.CodeAsync(Template, $$"""{"touser":"oNobody","template_id":"{{SampleTemplates.CaseProgress}}"}"""));
        Assert.Equal(43004, await stage.Api.CodeAsync(Template, Progress(stage.Person())));
        stage.Account.Rights = AccountRights.VerifiedSubscription;
        Assert.Equal(48001, await stage.Api.CodeAsync(Template, Progress(zhang)));
    }

    [Fact]
    public async Task One_acceptance_is_one_notice_and_a_long_term_one_is_many()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var zhang = await stage.FollowerAsync();
        Assert.Equal(43101, await stage.Api.CodeAsync(Subscription, Closed(zhang)));
        await zhang.AnswersSubscriptionAsync(SampleTemplates.OneTime, accept: true);
        Assert.Equal("accept", stage.Hook.Last.Xml!.Descendants("SubscribeStatusString").Single().Value);
        Assert.Equal((0, 43101), (await stage.Api.CodeAsync(Subscription, Closed(zhang)), await stage.Api.CodeAsync(Subscription, Closed(zhang))));
        await stage.Server.SettledAsync();
        Assert.Equal(("subscribe_msg_sent_event", "0"), (stage.Hook.Last["Event"], stage.Hook.Last.Xml!.Descendants("ErrorCode").Single().Value));
        await zhang.AnswersSubscriptionAsync(SampleTemplates.LongTerm, accept: true);
        var notice = $$$$"""{"touser":"{{{{zhang.OpenId}}}}","template_id":"{{{{SampleTemplates.LongTerm}}}}","data":{"thing1":{"value":"免费体检"},"time2":{"value":"2026-12-01 09:00"}}}""";
        Assert.Equal((0, 0), (await stage.Api.CodeAsync(Subscription, notice), await stage.Api.CodeAsync(Subscription, notice)));
        await zhang.SwitchesSubscriptionOffAsync(SampleTemplates.LongTerm);
        Assert.Equal(43101, await stage.Api.CodeAsync(Subscription, notice));
        Assert.Equal(3, zhang.Screen.Count(line => line.Origin == LineOrigin.Subscription));
    }

    private static string Closed(Phone to) => $$$$"""{"touser":"{{{{to.OpenId}}}}","template_id":"{{{{SampleTemplates.OneTime}}}}","data":{"character_string1":{"value":"XY-1"},"thing2":{"value":"已修好"}}}""";

    private static string Progress(Phone to, string id = "", (string Key, string Value)? change = null)
    {
        var data = new Dictionary<string,
            object>
        {
            ["character_string1"] = new { value = "XY-42" },
            ["thing2"] = new { value = "路灯维修" },
            ["phrase3"] = new { value = "办理中" },
            ["time4"] = new { value = "2026-11-23 09:30" }
        };
        if (change is { } other)
            data[other.Key] = new { value = other.Value };
        return JsonSerializer.Serialize(
            new { touser = to.OpenId, template_id = SampleTemplates.CaseProgress, client_msg_id = id, data },
            Unescaped);
    }
}

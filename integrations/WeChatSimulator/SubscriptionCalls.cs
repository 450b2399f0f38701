using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Subscription notices (订阅通知).</summary>
internal static class SubscriptionCalls
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/message/subscribe/bizsend", Send) { Right = AccountRights.Subscription },
        new("GET", "/wxaapi/newtmpl/gettemplate", List) { Right = AccountRights.Subscription },
    ];

    private static CallResult Send(ApiCall call)
    {
        if (call.Person(call.Text("touser")) is not { } person)
            return CallResult.Of(40003);
        if (!call.Account.Templates.TryGetValue(call.Text("template_id"), out var template) || !template.Subscription)
            return CallResult.Of(40037);
        if (call.Text("page") is { Length: > 0 } page && !(Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")))
            return CallResult.Of(41030);
        if (Notice.Check(template, call.Json["data"], out var wrong) is not 0 and var code)
            return CallResult.Of(code, wrong);
        if (person.Acceptances.GetValueOrDefault(template.Id) is var left && left == 0)
            return CallResult.Of(43101);
        if (left != int.MaxValue)
            person.Acceptances[template.Id] = left - 1;
        person.Show(Notice.Line(LineOrigin.Subscription, template, call.Json["data"], call.Text("page")), call.Now);
        Report(call, person, template);
        return CallResult.Ok;
    }

    private static void Report(ApiCall call, SimulatedPerson person, NoticeTemplate template)
    {
        var account = call.Account;
        var list =
            PushField.Group("List", new("TemplateId", template.Id), new("MsgID", call.World.Chance.MessageId()), new("ErrorCode", "0"),
                new("ErrorStatus", "success"));
        var message = PushMessage.OfEvent("subscribe_msg_sent_event", person.OpenId, call.Now, PushField.Group("SubscribeMsgSentEvent", list));
        if (account.Webhook is not null)
            call.Afterwards.Add(() => call.Sender.PushAsync(account, person, message));
    }

    private static CallResult List(ApiCall call) => CallResult.Of(new JsonObject
    {
        ["errcode"] = 0,
        ["errmsg"] = "ok",
        ["data"] = new JsonArray([.. call.Account.Templates.Values.Where(t => t.Subscription).Select(template => new JsonObject
        {
            ["priTmplId"] = template.Id,
            ["title"] = template.Title,
            ["content"] = template.Content,
            ["example"] = "",
            ["type"] = template.LongTerm ? 3 : 2,
        })]),
    });
}

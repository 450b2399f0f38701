using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Template messages (模板消息).</summary>
internal static class TemplateCalls
{
    private static readonly TimeSpan IdempotentFor = TimeSpan.FromMinutes(10);

    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/message/template/send", Send) { Right = AccountRights.Template, DailyLimit = 100_000 },
        new("GET", "/cgi-bin/template/get_all_private_template", List) { Right = AccountRights.Template },
        new("POST", "/cgi-bin/template/del_private_template", Delete) { Right = AccountRights.Template },
    ];

    private static CallResult Send(ApiCall call)
    {
        if (call.Text("touser") is not { Length: > 0 } to)
            return CallResult.Of(41009);
        if (call.Person(to) is not { } person)
            return CallResult.Of(40003);
        if (!call.Account.Templates.TryGetValue(call.Text("template_id"), out var template) || template.Subscription)
            return CallResult.Of(40037);
        if (!person.Follows)
            return CallResult.Of(43004);
        if (Notice.Check(template, call.Json["data"], out var wrong) is not 0 and var code)
            return CallResult.Of(code, wrong);
        var clientId = call.Text("client_msg_id");
        if (clientId.Length > 32)
            return CallResult.Of(47001, "client_msg_id is too long");
        if (clientId.Length > 0 && call.Account.SentTemplates.TryGetValue(clientId, out var before) && call.Now < before.At + IdempotentFor)
            return Answer(before.Id);
        var id = long.Parse(call.World.Chance.MessageId()) % 10_000_000_000;
        if (clientId.Length > 0)
            call.Account.SentTemplates[clientId] = (id, call.Now);
        var blocked = person.MessagesOff || person.Blacklisted;
        if (!blocked)
            person.Show(Notice.Line(LineOrigin.Template, template, call.Json["data"], call.Text("url")), call.Now);
        Report(call, person, id, blocked ? "failed:user block" : "success");
        return Answer(id);
    }

    private static CallResult Answer(long id) => CallResult.Of(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["msgid"] = id });

    private static void Report(ApiCall call, SimulatedPerson person, long id, string status)
    {
        var account = call.Account;
        var message = PushMessage.OfEvent("TEMPLATESENDJOBFINISH", person.OpenId, call.Now, new("MsgID", id.ToString()), new("Status", status));
        if (account.Webhook is not null)
            call.Afterwards.Add(() => call.Sender.PushAsync(account, person, message));
    }

    private static CallResult List(ApiCall call) => CallResult.Of(new JsonObject
    {
        ["template_list"] = new JsonArray([.. call.Account.Templates.Values.Where(t => !t.Subscription).Select(template => new JsonObject
        {
            ["template_id"] = template.Id,
            ["title"] = template.Title,
            ["primary_industry"] = "",
            ["deputy_industry"] = "",
            ["content"] = template.Content,
            ["example"] = "",
        })]),
    });

    private static CallResult Delete(ApiCall call) =>
        call.Account.Templates.TryGetValue(call.Text("template_id"), out var template) && !template.Subscription
            && call.Account.Templates.Remove(template.Id) ? CallResult.Ok : CallResult.Of(40037);
}

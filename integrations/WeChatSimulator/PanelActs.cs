using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What the page can do: act for a person, and play the server.</summary>
internal sealed class PanelActs(SimulatedWeChat world, WebhookSender sender)
{
    private const string SendPath = "/cgi-bin/message/custom/send";

    /// <summary>What is asked; unused parts stay empty.</summary>
    internal sealed record Request(string Act, string? Person = null, string? Account = null, string? Text = null, string? Target = null, string? MenuId = null,
        int Times = 1);

    /// <returns>What to answer, or a sentence why it cannot be done.</returns>
    public (JsonObject? Answer, string? Refusal) Do(Request request) => request.Act switch
    {
        "newPerson" => NewPerson(request),
        "advance" or "mode" or "push" or "call" or "latency" or "revoke" or "clear" or "snapshot" or "menu" or "verify" => Server(request),
        _ => Resident(request),
    };

    private (JsonObject? Answer, string? Refusal) NewPerson(Request request)
    {
        if (world.Accounts.FirstOrDefault(account => account.Name == request.Account) is not { } account)
            return (null, "没有这个公众号。");
        var name = request.Text?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, 12)] : null;
        var person = world.AddPerson(account, name);
        Run(new Phone(world, sender, account, person).FollowsAsync());
        return (new JsonObject { ["openId"] = person.OpenId }, null);
    }

    private (JsonObject? Answer, string? Refusal) Resident(Request request)
    {
        if (world.Accounts.Select(account => (Account: account, Person: account.Find(request.Person ?? "")))
            .FirstOrDefault(pair => pair.Person is not null) is not { Person: { } person } found)
            return (null, "没有这位居民。服务器重启后请新建。");
        var phone = new Phone(world, sender, found.Account, person);
        try
        {
            var act = Act(phone, request);
            if (act is null)
                return (null, "不认识这个动作。");
            if (act.IsFaulted)
                return (null, act.Exception.InnerException?.Message);
            Run(act);
            return (new JsonObject(), null);
        }
        catch (InvalidOperationException refusal)
        {
            return (null, refusal.Message);
        }
        catch (FormatException)
        {
            return (null, "照片读不出来，应是 Base64。");
        }
    }

    private static Task? Act(Phone phone, Request request)
    {
        var text = request.Text ?? "";
        return request.Act switch
        {
            "say" => phone.SaysAsync(text),
            "tap" => phone.TapsAsync(new Tappable(text, request.Target ?? "", request.MenuId)),
            "photo" => phone.SendsPhotoAsync(text.Length == 0 ? null : Convert.FromBase64String(text)),
            "voice" => phone.SendsVoiceAsync(),
            "location" => text.Length == 0 ? phone.SendsLocationAsync() : phone.SendsLocationAsync(label: text),
            "sticker" => phone.SendsStickerAsync(),
            "follow" => phone.FollowsAsync(),
            "unfollow" => phone.UnfollowsAsync(),
            "scan" => phone.ScansAsync(text),
            "button" => phone.ClicksMenuAsync(text),
            "accept" => phone.AnswersSubscriptionAsync(text, accept: true),
            "refuse" => phone.SwitchesSubscriptionOffAsync(text),
            "messages" => Switch(phone, off: text == "off"),
            _ => null,
        };
    }

    private static Task Switch(Phone phone, bool off)
    {
        phone.SwitchesMessages(off);
        return Task.CompletedTask;
    }

    private (JsonObject? Answer, string? Refusal) Server(Request request)
    {
        var account = world.Accounts.FirstOrDefault(a => a.Name == request.Account) ?? (world.Accounts is [var first, ..] ? first : null);
        var text = request.Text ?? "";
        switch (request.Act)
        {
            case "advance" when world.Clock is ShiftedClock clock && int.TryParse(text, out var minutes) && minutes is > 0 and <= 60 * 24 * 31:
                clock.Advance(TimeSpan.FromMinutes(minutes));
                Note(account, $"时钟前进 {minutes} 分钟");
                break;
            case "mode" when account is not null && Enum.TryParse<PushMode>(text, out var mode):
                lock (world.Gate)
                    account.Mode = mode;
                Note(account, $"消息加解密方式改为 {mode switch { PushMode.Clear => "明文", PushMode.Both => "兼容", PushMode.Encrypted => "安全" }}");
                break;
            case "push" when Enum.TryParse<PushTrouble>(text, out var trouble):
                world.Faults.NextPush(trouble, posts: Math.Clamp(request.Times, 1, 3));
                Note(account, $"下一条消息：{LogTexts.Of(trouble)}{(request.Times > 1 ? $"，{request.Times} 次" : "")}");
                break;
            case "call" when int.TryParse(text, out var code):
                world.Faults.NextCall(CallTrouble.Refuse, SendPath, Math.Clamp(request.Times, 1, 20), code);
                Note(account, $"接下来 {request.Times} 次发送客服消息：{code} {ErrorTexts.Of(code)}");
                break;
            case "call" when Enum.TryParse<CallTrouble>(text, out var kind):
                world.Faults.NextCall(kind, SendPath, Math.Clamp(request.Times, 1, 20));
                Note(account, $"接下来 {request.Times} 次发送客服消息：{LogTexts.Of(kind)}");
                break;
            case "latency" when int.TryParse(text, out var seconds):
                world.Faults.Latency = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 60));
                break;
            case "revoke" when account is not null:
                lock (world.Gate)
                    account.Tokens.RevokeAll();
                Note(account, "access_token 提前失效");
                break;
            case "snapshot":
                world.Faults.SnapshotMode = text == "on";
                break;
            case "menu" when account is not null:
                lock (world.Gate)
                    account.Menus.Replace((JsonArray)JsonNode.Parse(SampleMenu)!);
                Note(account, "装上了示例菜单");
                break;
            case "verify" when account is not null:
                Run(sender.EnableAsync(account));
                break;
            case "clear":
                world.Faults.Clear();
                Note(account, "撤销了所有故障");
                break;
            default:
                return (null, "不认识这个动作。");
        }

        return (new JsonObject(), null);
    }

    private const string SampleMenu = """
        [{"type":"click","name":"反映问题","key":"我要反映问题"},{"type":"click","name":"法律咨询","key":"法律咨询"},
        {"name":"更多","sub_button":[{"type":"click","name":"预约周四律师","key":"预约周四律师"},{"type":"click","name":"道德讲堂","key":"道德讲堂"},{"type":"click","name":"我的诉求","key":"我的诉求"}]}]
        """;

    private void Note(SimulatedAccount? account, string text) => world.Log.Add(Happening.Server, account?.Name ?? "", null, text);

    /// <summary>The page does not wait for an answer that may take fifteen seconds; it sees it coming.</summary>
    private void Run(Task task) => world.Follow(task);
}

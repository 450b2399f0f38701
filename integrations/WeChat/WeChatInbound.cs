using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Turns WeChat's fields into a message of the assistant.</summary>
internal static class WeChatInbound
{
    /// <summary>What WeChat lets us push after a message of the resident.</summary>
    private static readonly PushAllowance AfterMessage = new(5, TimeSpan.FromHours(48));

    /// <summary>After a tap on the menu, a follow, a scan; also after a tap on a choice inside a message, which arrives as text.</summary>
    private static readonly PushAllowance AfterTouch = new(3, TimeSpan.FromMinutes(1));

    /// <summary>The second is what the name of its event suggests; Tencent's own sample has the first for both.</summary>
    private static readonly string[] ListFields = ["SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent"];

    private static readonly string[] NamingFields = ["FromUserName", "CreateTime", "MsgType", "Event", "EventKey"];

    /// <returns>Null for events that concern nobody's conversation; they are answered and forgotten.</returns>
    public static InboundMessage? Read(WeChatAccount account, IReadOnlyDictionary<string, string> fields, MainMenu menu)
    {
        var text = (string name) => fields.GetValueOrDefault(name, "");
        var touched = text("MsgType") == "event" || text("bizmsgmenuid") is not ("" or "0");
        var (channel, who, key) = (account.Channel, text("FromUserName"), Key(fields));
        InboundMessage? message = text("MsgType").ToLowerInvariant() switch
        {
            // The scene of the QR code that was scanned says what it asks for, e.g. 大字版.
            "event" when text("Event").ToUpperInvariant() is "SUBSCRIBE" or "SCAN" => new InboundMessage.Joined(channel, who, key, SceneOf(text("EventKey"))),
            "event" when text("Event").ToUpperInvariant() is "CLICK" => Says(LabelOf(text("EventKey"), menu)),
            "event" => null,
            "text" when !WeChatPlaceholder.Is(text("Content")) => Says(text("Content")),
            "image" => new InboundMessage.Photos(channel, who, key, []),
            "voice" when text("Recognition").Trim() is { Length: > 0 } heard => Says(heard),
            "voice" => new InboundMessage.Voice(channel, who, key),
            "location" => new InboundMessage.Place(channel, who, key, text("Label")),
            "link" => Says($"{text("Title")}\n{text("Url")}"),
            _ => new InboundMessage.Unreadable(channel, who, key),
        };
        return message is null ? null : message with { Allows = touched ? AfterTouch : AfterMessage };

        InboundMessage.Text Says(string words) => new(channel, who, key, words);
    }

    /// <returns>Who leaves with this event: unfollowed, or closed the account; null: nobody.</returns>
    public static string? Leaves(IReadOnlyDictionary<string, string> fields) =>
        fields["MsgType"] != "event" ? null : fields.GetValueOrDefault("Event", "").ToLowerInvariant() switch
        {
            "unsubscribe" => fields["FromUserName"],
            "user_authorization_cancellation" => fields.GetValueOrDefault("OpenID"),
            _ => null,
        };

    /// <summary>What the resident answered to the question whether they want notices of this template; null: nothing.</summary>
    public static NoticeAnswer? Answered(IReadOnlyDictionary<string, string> fields, string? template)
    {
        if (template is null || fields["MsgType"] != "event"
            || !fields.GetValueOrDefault("Event", "").StartsWith("subscribe_msg_", StringComparison.OrdinalIgnoreCase))
            return null;
        var lists = ListFields.Select(field => fields.GetValueOrDefault(field, "")).FirstOrDefault(list => list.Length > 0, "");
        var mine = lists.Split("\n\n").Where(group => group.Split('\n').Contains("TemplateId=" + template)).Select(group => group.Split('\n')).ToList();
        return mine.Exists(group => group.Contains("SubscribeStatusString=reject")) ? NoticeAnswer.Rejected
            : mine.Exists(group => group.Contains("SubscribeStatusString=accept")) ? NoticeAnswer.Accepted : null;
    }

    /// <summary>
    /// A message's number. An event has none, and of a message it may be missing or 0: then who wrote, when and what names it, as
    /// WeChat advises; of a message all that came, so that two of the same second are two and the same post again is one.
    /// </summary>
    private static string Key(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("MsgId", "").Trim() is { Length: > 0 and <= 64 } id && id.AsSpan().ContainsAnyExcept('0'))
            return id;
        var isEvent = fields["MsgType"].Equals("event", StringComparison.OrdinalIgnoreCase);
        var names = isEvent ? NamingFields : [.. fields.Keys.Where(name => name != "MsgId").Order(StringComparer.Ordinal)];
        var named = string.Join('\n', names.Select(name => (isEvent ? "" : name + "=") + fields.GetValueOrDefault(name, "")));
        return (isEvent ? "event-" : "message-") + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)));
    }

    private static string SceneOf(string key) => key.StartsWith("qrscene_", StringComparison.Ordinal) ? key["qrscene_".Length..] : key;

    /// <summary>A button's key is what it says for the resident; older ones may be a command.</summary>
    private static string LabelOf(string key, MainMenu menu) => menu.Choices.FirstOrDefault(choice => choice.Command == key)?.Label ?? key;
}

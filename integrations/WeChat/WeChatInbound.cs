using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Turns WeChat's fields into a message of the assistant.</summary>
internal static class WeChatInbound
{
    /// <summary>What WeChat puts in place of a sticker it does not pass on.</summary>
    private const string StickerPlaceholder = "[收到不支持的消息类型，暂无法显示]";

    private static readonly string[] NamingFields = ["FromUserName", "CreateTime", "MsgType", "Event", "EventKey"];

    /// <returns>Null for events that concern nobody's conversation; they are answered and forgotten.</returns>
    public static InboundMessage? Read(WeChatAccount account, IReadOnlyDictionary<string, string> fields)
    {
        var text = (string name) => fields.GetValueOrDefault(name, "");
        var message = new InboundMessage(account.Channel, text("FromUserName"), Key(fields), "");
        return text("MsgType").ToLowerInvariant() switch
        {
            "event" => OfEvent(message, text("Event"), text("EventKey")),
            "text" when text("Content") == StickerPlaceholder => message with { Kind = MessageKind.Unreadable },
            "text" => message with { Text = text("Content") },
            "image" => message with { Kind = MessageKind.Photo },
            "voice" when text("Recognition").Trim() is { Length: > 0 } heard => message with { Text = heard },
            "voice" => message with { Kind = MessageKind.Voice },
            "location" => message with { Kind = MessageKind.Location, Text = text("Label") },
            "link" => message with { Text = $"{text("Title")}\n{text("Url")}" },
            _ => message with { Kind = MessageKind.Unreadable },
        };
    }

    /// <summary>A message's number; an event has none, so who, when and what name it.</summary>
    private static string Key(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("MsgId") is { Length: > 0 and <= 64 } id)
            return id;
        var named = string.Join('\n', NamingFields.Select(name => fields.GetValueOrDefault(name, "")));
        return "event-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)));
    }

    private static InboundMessage? OfEvent(InboundMessage message, string name, string key) => name.ToUpperInvariant() switch
    {
        // The scene of the QR code that was scanned says what it asks for, e.g. 大字版.
        "SUBSCRIBE" or "SCAN" => message with { Kind = MessageKind.Joined, Text = key.StartsWith("qrscene_", StringComparison.Ordinal) ? key["qrscene_".Length..] : key },
        "CLICK" when DialogTexts.Menu.FirstOrDefault(choice => choice.Command == key || choice.Label == key) is { } choice => message with { Text = choice.Label },
        _ => null,
    };
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// A notice outside the conversation that something waits in it (settings <c>WeChat:Accounts:*:Template</c> and
/// <c>:Subscription</c>). Its fields come from the template in the account's console; a value may hold {what}, {when} and {hint}.
/// </summary>
public sealed class WeChatNotice
{
    /// <summary>Characters a value may have, by the beginning of its field's name; longer ones are refused with 47003.</summary>
    private static readonly (string Prefix, int Limit)[] Limits =
        [("thing", 20), ("character_string", 32), ("phone_number", 17), ("car_number", 8), ("name", 10), ("phrase", 5), ("number", 32), ("const", 20)];

    private WeChatNotice()
    {
    }

    public required string TemplateId { get; init; }

    /// <summary>A subscription that is not used up by sending (长期订阅), which city services can apply for.</summary>
    public bool LongTerm { get; private init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    internal static WeChatNotice? From(IConfigurationSection section)
    {
        if (!section.Exists())
            return null;
        var fields = section.GetSection("Fields").GetChildren().ToDictionary(field => field.Key, field => field.Value ?? "");
        if (section["TemplateId"] is not { Length: > 0 } template || fields.Count == 0)
            throw new SettingException(
                $"{section.Path} 要同时有 TemplateId 和 Fields，例如 {section.Path.Replace(":", "__", StringComparison.Ordinal)}__Fields__thing1={{what}}。");
        return new WeChatNotice { TemplateId = template, LongTerm = Flag(section, "LongTerm", otherwise: false), Fields = fields };
    }

    internal static bool Flag(IConfigurationSection section, string setting, bool otherwise) => section[setting] switch
    {
        null or "" => otherwise,
        var given when bool.TryParse(given, out var flag) => flag,
        var given => throw new SettingException($"{section.Path}:{setting} 是 \"{given}\"，只能是 true 或 false。"),
    };

    /// <summary>The <c>data</c> of the API's call for these lines.</summary>
    /// <param name="lines">What waits.</param>
    /// <param name="discreet">Says nothing of what waits or from whom.</param>
    internal IReadOnlyDictionary<string, object> Data(IReadOnlyList<DeliveryLine> lines, bool discreet)
    {
        var what = lines.Select(line => line.Activity.Speaker).Max() switch
        {
            _ when discreet => "您有一条新消息",
            Speaker.Lawyer => "律师回复了您",
            Speaker.Staff => "您反映的事有新进展",
            _ => "您有一条新的回复",
        };
        var when = CityTime.Local(lines[^1].Activity.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Fields.ToDictionary(field => field.Key, field => (object)new
        {
            value =
                Fit(field.Key, field.Value.Replace("{what}", what, StringComparison.Ordinal).Replace("{when}", when, StringComparison.Ordinal)
                    .Replace("{hint}", "到公众号里回一个字就能看", StringComparison.Ordinal)),
        });
    }

    private static string Fit(string field, string value)
    {
        var limit = Array.Find(Limits, l => field.StartsWith(l.Prefix, StringComparison.Ordinal)).Limit;
        return limit == 0 || value.Length <= limit ? value : value[..(limit - 1)] + "…";
    }
}

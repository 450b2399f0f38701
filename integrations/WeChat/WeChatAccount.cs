using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>One official account (公众号). A class, not a record: nothing may print its secrets.</summary>
public sealed partial class WeChatAccount
{
    private const string Path = "WeChat:Accounts";

    private WeChatAccount()
    {
    }

    /// <summary>The last part of the webhook's address and of the channel's name.</summary>
    public required string Name { get; init; }

    public required string AppId { get; init; }

    /// <summary>Null: the account can answer but not push.</summary>
    public string? AppSecret { get; private init; }

    public required string Token { get; init; }

    /// <summary>The 32 bytes of EncodingAESKey; null only in <see cref="WeChatMode.Plain"/>.</summary>
    public byte[]? AesKey { get; private init; }

    public required WeChatMode Mode { get; init; }

    public string Channel => WeChatOptions.ChannelPrefix + Name;

    /// <summary>The account may send customer-service messages (客服消息); unverified accounts may not.</summary>
    public required bool CustomerService { get; init; }

    public bool CanPush => AppSecret is not null && CustomerService;

    /// <summary>Subscription notice (订阅通知) that tells a resident who agreed to it that something waits; null: none.</summary>
    public WeChatNotice? Subscription { get; private init; }

    /// <summary>Template message (模板消息) for the same; null: none.</summary>
    public WeChatNotice? Template { get; private init; }

    /// <summary>The menu under the conversation (自定义菜单); it is live once it was deployed.</summary>
    public required IReadOnlyList<MenuButton> Menu { get; init; }

    internal static WeChatAccount From(IConfigurationSection section)
    {
        var name = section.Key;
        if (!NameForm().IsMatch(name))
            throw new SettingException($"{Path} 里的名称 \"{name}\" 不对，应是 1 到 40 个小写字母、数字或连字符，例如 WeChat__Accounts__main__AppId=wx0123456789abcdef。");
        return new WeChatAccount
        {
            Name = name,
            AppId = Required(section, "AppId", AppIdForm(), "wx 加 16 位十六进制数字", "wx0123456789abcdef"),
            Token = Required(section, "Token", TokenForm(), "3 到 32 个字母或数字", "citybot2026test"),
            AppSecret = string.IsNullOrEmpty(section["AppSecret"]) ? null
                : Required(section, "AppSecret", SecretForm(), "32 位十六进制数字", "0123456789abcdef0123456789abcdef"),
            Mode = ModeOf(section),
            CustomerService = WeChatNotice.Flag(section, "CustomerService", otherwise: true),
            Subscription = WeChatNotice.From(section.GetSection("Subscription")),
            Template = WeChatNotice.From(section.GetSection("Template")),
            Menu = WeChatMenu.From(section.GetSection("Menu")),
            AesKey = ModeOf(section) == WeChatMode.Plain && string.IsNullOrEmpty(section["EncodingAESKey"])
                ? null
                : WeChatCrypto.Key(Required(section, "EncodingAESKey", KeyForm(), "43 个字母或数字", "kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW")),
        };
    }

    private static WeChatMode ModeOf(IConfigurationSection section)
    {
        var given = section["Mode"] is { Length: > 0 } mode ? mode : nameof(WeChatMode.Safe);
        return Enum.TryParse<WeChatMode>(given, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(given[0])
            ? parsed
            : throw new SettingException($"{Path}:{section.Key}:Mode 是 \"{given}\"，只能是 Safe、Compatible 或 Plain，例如 WeChat__Accounts__{section.Key}__Mode=Safe。");
    }

    /// <summary>The value; a sentence about a wrong one does not repeat it, since most of these are secrets.</summary>
    private static string Required(IConfigurationSection section, string setting, Regex form, string shape, string example)
    {
        var value = section[setting];
        if (value is not null && form.IsMatch(value))
            return value;
        var what = string.IsNullOrEmpty(value) ? $"缺少 {Path}:{section.Key}:{setting}" : $"{Path}:{section.Key}:{setting} 不对";
        throw new SettingException($"{what}，应是{shape}，例如 WeChat__Accounts__{section.Key}__{setting}={example}。");
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\Awx[0-9a-f]{16}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AppIdForm();

    [GeneratedRegex(@"\A[A-Za-z0-9]{3,32}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TokenForm();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{32}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SecretForm();

    [GeneratedRegex(@"\A[A-Za-z0-9]{43}\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex KeyForm();
}

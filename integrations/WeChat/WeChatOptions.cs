using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Settings <c>WeChat:*</c>.</summary>
public sealed class WeChatOptions
{
    internal const string ChannelPrefix = "wechat:";

    public required Uri ApiBase { get; init; }

    /// <summary>Where the pictures of QR codes are.</summary>
    public Uri Pictures => Beside("https://mp.weixin.qq.com/");

    /// <summary>Where a resident's browser is sent to be recognised.</summary>
    public Uri Authorize => Beside("https://open.weixin.qq.com/");

    public required IReadOnlyDictionary<string, WeChatAccount> Accounts { get; init; }

    /// <summary>Hosts that pictures may be fetched from besides Tencent's.</summary>
    public required IReadOnlyList<string> MediaHosts { get; init; }

    /// <exception cref="SettingException">A setting is missing or wrong; the message names it and gives an example.</exception>
    public static WeChatOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("WeChat");
        var apiBase = section["ApiBase"] is { Length: > 0 } given ? given : "https://api.weixin.qq.com";
        if (!Uri.TryCreate(apiBase.TrimEnd('/') + '/', UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new SettingException($"WeChat:ApiBase 是 \"{apiBase}\"，应是完整的网址，例如 WeChat__ApiBase=https://api.weixin.qq.com。");
        return new WeChatOptions
        {
            ApiBase = address,
            Accounts = section.GetSection("Accounts").GetChildren().Select(WeChatAccount.From).ToDictionary(a => a.Name, StringComparer.Ordinal),
            MediaHosts = [.. section.GetSection("MediaHosts").GetChildren().Select(host => host.Value ?? "")],
        };
    }

    /// <summary>Another host of Tencent's; what stands in for the API stands in for it too.</summary>
    private Uri Beside(string host) => ApiBase.Host.EndsWith(".weixin.qq.com", StringComparison.OrdinalIgnoreCase) ? new Uri(host) : ApiBase;

    /// <summary>The account of a channel such as <c>wechat:main</c>; null when it is not one of ours.</summary>
    public WeChatAccount? OfChannel(string channel) =>
        channel.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? Accounts.GetValueOrDefault(channel[ChannelPrefix.Length..]) : null;
}

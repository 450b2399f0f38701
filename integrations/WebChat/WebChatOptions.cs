using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Settings <c>WebChat:*</c>.</summary>
public sealed class WebChatOptions
{
    private const int Most = 1_000_000;

    /// <summary>Other sites that may embed the chat or speak Direct Line, e.g. https://www.example.gov.cn.</summary>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>Tokens one address may ask for in a minute; as many conversations it may start, and tokens refresh.</summary>
    public int TokensPerMinute { get; init; } = 60;

    /// <summary>Messages one conversation may post in ten seconds; reads and streams are four times as many.</summary>
    public int MessagesPerTenSeconds { get; init; } = 30;

    /// <summary>Open sockets of one address; a neighbourhood may share one.</summary>
    public int SocketsPerAddress { get; init; } = 500;

    /// <exception cref="SettingException">A setting is out of its range, or no origin.</exception>
    public static WebChatOptions From(IConfiguration configuration)
    {
        var options = configuration.Read<WebChatOptions>("WebChat");
        foreach (var origin in options.AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != origin)
                throw new SettingException($"WebChat:AllowedOrigins 里的 \"{origin}\" 不对，应写成 https://www.example.gov.cn（不带路径和末尾的斜杠）。");
        if (options.TokensPerMinute is < 1 or > Most || options.MessagesPerTenSeconds is < 1 or > Most || options.SocketsPerAddress is < 1 or > Most)
            throw new SettingException(
                $"WebChat:TokensPerMinute、WebChat:MessagesPerTenSeconds 和 WebChat:SocketsPerAddress 应在 1 到 {Most} 之间，例如 WebChat__TokensPerMinute=60。");
        return options;
    }

    /// <summary>True when the request comes from no page, from a page of this site, or from a site that was named.</summary>
    internal bool IsOriginAllowed(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == DirectLineEndpoints.BaseAddress(http) || AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}

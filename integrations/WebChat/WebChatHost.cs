using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Settings <c>WebChat:*</c>.</summary>
public sealed class WebChatOptions
{
    /// <summary>Other sites that may embed the chat or speak Direct Line, e.g. https://www.example.gov.cn.</summary>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>New tokens one address may ask for in a minute.</summary>
    public int TokensPerMinute { get; init; } = 60;

    /// <summary>Messages one conversation may post in ten seconds.</summary>
    public int MessagesPerTenSeconds { get; init; } = 30;

    public static WebChatOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("WebChat").Get<WebChatOptions>() ?? new WebChatOptions();
        foreach (var origin in options.AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != origin)
                throw new SettingException($"WebChat:AllowedOrigins 里的 \"{origin}\" 不对，应写成 https://www.example.gov.cn（不带路径和末尾的斜杠）。");
        if (options.TokensPerMinute < 1 || options.MessagesPerTenSeconds < 1)
            throw new SettingException("WebChat:TokensPerMinute 和 WebChat:MessagesPerTenSeconds 至少是 1，例如 WebChat__TokensPerMinute=60。");
        return options;
    }
}

/// <summary>The web chat: its page, its tokens and Direct Line 3.0.</summary>
public static class WebChatHost
{
    internal const string CorsPolicy = "webchat";
    internal const string TokenLimit = "webchat-token";
    internal const string MessageLimit = "webchat-message";

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WebChatOptions.From(configuration);
        services.AddSingleton(options).AddSingleton<WebChatTokens>().AddSingleton<ActivityJson>().AddSingleton<ActivityLog>().AddSingleton<ChatPage>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins(options.AllowedOrigins).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent", "X-Requested-With")
            .WithExposedHeaders("Retry-After").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromHours(2))));
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(TokenLimit, http => Window(http.Connection.RemoteIpAddress?.ToString() ?? "", options.TokensPerMinute, TimeSpan.FromMinutes(1)));
            limits.AddPolicy(MessageLimit, http => Window(http.GetRouteValue("id")?.ToString() ?? "", options.MessagesPerTenSeconds, TimeSpan.FromSeconds(10)));
        });
        return services;
    }

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder routes)
    {
        ChatPage.Map(routes);
        VisitorEndpoints.Map(routes);
        DirectLineEndpoints.Map(routes.MapGroup("/v3/directline").RequireCors(CorsPolicy));
        return routes;
    }

    /// <summary>The conversation of the browser that asks; null when it has none.</summary>
    public static async Task<Guid?> VisitorAsync(HttpContext http, Inbox inbox, CancellationToken cancellation) =>
        VisitorEndpoints.VisitorOf(http) is { } visitor ? await inbox.KnownAsync(VisitorEndpoints.Channel, VisitorEndpoints.UserOf(visitor), cancellation) : null;

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}

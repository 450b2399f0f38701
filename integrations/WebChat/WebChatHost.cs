using System.Net;
using System.Net.Sockets;
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

    /// <summary>Open sockets of one address; a neighbourhood may share one.</summary>
    public int SocketsPerAddress { get; init; } = 500;

    public static WebChatOptions From(IConfiguration configuration)
    {
        var options = configuration.Read<WebChatOptions>("WebChat");
        foreach (var origin in options.AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != origin)
                throw new SettingException($"WebChat:AllowedOrigins 里的 \"{origin}\" 不对，应写成 https://www.example.gov.cn（不带路径和末尾的斜杠）。");
        if (options.TokensPerMinute < 1 || options.MessagesPerTenSeconds < 1 || options.SocketsPerAddress < 1)
            throw new SettingException("WebChat:TokensPerMinute、WebChat:MessagesPerTenSeconds 和 WebChat:SocketsPerAddress 至少是 1，例如 WebChat__TokensPerMinute=60。");
        return options;
    }
}

/// <summary>The web chat: its page, its tokens and Direct Line 3.0.</summary>
public static class WebChatHost
{
    internal const string CorsPolicy = "webchat";
    internal const string TokenLimit = "webchat-token";
    internal const string MessageLimit = "webchat-message";
    private const string DirectLine = "/v3/directline";

    /// <summary>Visitors of one address who may write as fast as a single one may.</summary>
    private const int VisitorsAtOnce = 20;

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WebChatOptions.From(configuration);
        services.AddSingleton(options).AddSingleton<WebChatTokens>().AddSingleton<ActivityJson>().AddSingleton<ActivityLog>().AddSingleton<OpenStreams>().AddSingleton<ChatPage>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins(options.AllowedOrigins).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent", "X-Requested-With")
            .WithExposedHeaders("Retry-After").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromHours(2))));
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(TokenLimit, http => Window(Household(http.Connection.RemoteIpAddress), options.TokensPerMinute, TimeSpan.FromMinutes(1)));
            limits.AddPolicy(MessageLimit, http => Window(http.GetRouteValue("id")?.ToString() ?? "", options.MessagesPerTenSeconds, TimeSpan.FromSeconds(10)));
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments(DirectLine, StringComparison.Ordinal)
                ? Window(Household(http.Connection.RemoteIpAddress), options.MessagesPerTenSeconds * VisitorsAtOnce, TimeSpan.FromSeconds(10))
                : RateLimitPartition.GetNoLimiter(""));
            limits.OnRejected = RefuseAsync;
        });
        return services;
    }

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder routes)
    {
        ChatPage.Map(routes);
        VisitorEndpoints.Map(routes);
        DirectLineEndpoints.Map(routes.MapGroup(DirectLine).RequireCors(CorsPolicy).AddEndpointFilter<RouteGroupBuilder, WhileDatabaseAway>());
        return routes;
    }

    /// <summary>The conversation of the browser that asks; null when it has none.</summary>
    public static async Task<Guid?> VisitorAsync(HttpContext http, Inbox inbox, CancellationToken cancellation) =>
        VisitorEndpoints.VisitorOf(http) is { } visitor ? await inbox.KnownAsync(VisitorEndpoints.Channel, VisitorEndpoints.UserOf(visitor), cancellation) : null;

    /// <summary>An address as limits count it; of an IPv6 address the half that a household has for itself.</summary>
    public static string Household(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    /// <summary>The policy for other sites has added its headers before: their pages can read this too.</summary>
    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellation)
    {
        var response = refused.HttpContext.Response;
        response.Headers.RetryAfter = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? $"{Math.Max(1, (int)wait.TotalSeconds)}" : "10";
        await DirectLineEndpoints.Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "发得太快了，请过一会儿再试。").ExecuteAsync(refused.HttpContext);
    }

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}

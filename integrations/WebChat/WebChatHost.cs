using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>The web chat: its page, its tokens and Direct Line 3.0.</summary>
public static class WebChatHost
{
    internal const string CorsPolicy = "webchat";
    internal const string DirectLine = "/v3/directline";

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WebChatOptions.From(configuration);
        services.AddSingleton(options).AddSingleton<WebChatTokens>().AddSingleton<StreamTickets>().AddSingleton<VisitorCookie>();
        services.AddSingleton<ActivityJson>().AddSingleton<ActivityLog>().AddSingleton<OpenStreams>().AddSingleton<ChatPage>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins(options.AllowedOrigins).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent", "X-Requested-With")
            .WithExposedHeaders("Retry-After").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromHours(2))));
        services.AddRateLimiter(limits => WebChatLimits.Set(limits, options));
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
    public static async Task<Guid?> VisitorAsync(HttpContext http, VisitorCookie cookie, Inbox inbox, CancellationToken cancellation) =>
        await cookie.RecogniseAsync(http, cancellation) is { } visitor ? await inbox.KnownAsync(VisitorEndpoints.Channel, visitor, cancellation) : null;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>WeChat official accounts (微信公众号): the webhook, and pushing what cannot be answered at once.</summary>
public static class WeChatHost
{
    /// <exception cref="SettingException">A setting is missing or wrong. No accounts at all is fine: then there is no WeChat.</exception>
    public static IServiceCollection AddWeChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WeChatOptions.From(configuration);
        services.AddSingleton(options).AddSingleton<RepeatedPosts>().AddSingleton<PassiveReply>().AddSingleton<WeChatWebhook>();
        services.AddSingleton<MediaStores>().AddSingleton<WeChatHttp>().AddSingleton<WeChatApi>().AddSingleton<WeChatChannel>();
        services.AddSingleton(provider => new WeChatMenus(provider.GetRequiredService<WeChatApi>()));
        services.AddSingleton(provider => new WeChatCodes(provider.GetRequiredService<WeChatApi>(), provider.GetRequiredService<WeChatHttp>(), options));
        services.AddSingleton(provider => new WeChatSignIn(
            provider.GetRequiredService<WeChatHttp>(), options, provider.GetRequiredService<Inbox>(), provider.GetRequiredService<ILogger<WeChatSignIn>>()));
        services.AddSingleton(provider => new WeChatScript(
            provider.GetRequiredService<WeChatApi>(), provider.GetRequiredService<SharedTokens>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPushChannel>(provider => provider.GetRequiredService<WeChatChannel>()).AddHostedService<WeChatTyping>();
        // The clients' own log lines hold addresses: of residents' media, and with tokens.
        services.AddHttpClient<WeChatMedia>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = WeChatMedia.TimeLimit })
            .RemoveAllLoggers();
        services.AddHttpClient(WeChatHttp.ClientName, http =>
            (http.BaseAddress, http.Timeout, http.MaxResponseContentBufferSize) = (options.ApiBase, TimeSpan.FromSeconds(10), 1024 * 1024))
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
            .RemoveAllLoggers();
        // The host's request log would write the OpenID that WeChat puts into the address.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    public static IEndpointRouteBuilder MapWeChat(this IEndpointRouteBuilder routes)
    {
        WarnOfPlain(routes.ServiceProvider);
        var group = routes.MapGroup("/wechat/{account}").ExcludeFromDescription();
        group.MapGet("", (HttpContext http, string account, WeChatWebhook webhook) => webhook.Verify(http, account));
        group.MapPost("", (HttpContext http, string account, WeChatWebhook webhook, WeChatMedia media) => webhook.AcceptAsync(http, account, media));
        return routes;
    }

    private static void WarnOfPlain(IServiceProvider services)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return;
        foreach (var account in services.GetRequiredService<WeChatOptions>().Accounts.Values.Where(a => a.Mode == WeChatMode.Plain))
            services.GetRequiredService<ILogger<WeChatWebhook>>().LogWarning("公众号 {Account} 用的是明文模式，任何人拿到一次签名就能冒充居民发消息；请改用安全模式（Mode=Safe）。", account.Name);
    }
}

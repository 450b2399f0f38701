using Microsoft.AspNetCore.HostFiltering;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Integrations.LanguageModel;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Integrations.Webhooks;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Integrations.WeChatSimulator;
using ResidentAssistant.Web.Api;
using ResidentAssistant.Web.Health;
using ResidentAssistant.Web.My;
using ResidentAssistant.Web.StaffConsole;

namespace ResidentAssistant.Web;

/// <summary>The web host, one line for each thing it serves.</summary>
public static class WebHost
{
    /// <summary>Bytes of a request, unless its route says otherwise (photos).</summary>
    private const long BodyLimit = 1024 * 1024;

    /// <summary>
    /// Bytes of the first line of a request: three thousand Chinese letters in an address, encoded, and once more in the address that the
    /// sign-in page returns to.
    /// </summary>
    private const int LineLimit = 64 * 1024;

    /// <param name="settings">Settings that win over files and environment, e.g. <c>--Urls=http://127.0.0.1:0</c>.</param>
    /// <param name="customise">Last changes before the host is built.</param>
    /// <param name="modules">What the assistant does; null is all.</param>
    /// <exception cref="SettingException">A setting is missing or wrong; the message names it and gives an example.</exception>
    public static WebApplication Build(
        string[] settings, Action<WebApplicationBuilder>? customise = null, IReadOnlyList<Module>? modules = null)
    {
        var builder = Builder(settings, modules);
        CheckUrls(builder.Configuration);
        ConfigureServer(builder);
        builder.Services.AddAssistantBackground();
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddWeChat(builder.Configuration);
        builder.Services.AddLanguageModel(builder.Configuration);
        builder.Services.AddSingleton(WebhookOptions.From(builder.Configuration));
        builder.Services.AddMyPages();
        builder.AddConsole();
        builder.AddApi();
        builder.Services.ConfigureOptions<PerAddress>();
        builder.Services.AddRefusals();
        builder.Services.AddResponseCompression(pages => pages.EnableForHttps = true);
        builder.Services.AddHealth(builder.Configuration);
        customise?.Invoke(builder);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseRefusals();
        app.UseWhen(IsPublicPage, pages => pages.UseResponseCompression());
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(40) });
        app.UseCors();
        app.UseRateLimiter();
        app.MapWebChat();
        app.MapWeChat();
        app.MapSimulator();
        app.MapConsole();
        app.MapApi();
        app.MapMyPages();
        app.MapHealth();
        return app;
    }

    private static void CheckUrls(ConfigurationManager configuration)
    {
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                _ = BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new SettingException($"Urls 里的 \"{url}\" 不是网址，例如 Urls=http://127.0.0.1:5080。");
            }
        }
    }

    /// <summary>
    /// What is read of a request before anything else, whatever the host sets by itself (ASPNETCORE_FORWARDEDHEADERS_ENABLED
    /// would trust everybody).
    /// </summary>
    private static void ConfigureServer(WebApplicationBuilder builder)
    {
        var proxy = ProxyOptions.From(builder.Configuration, CityOptions.From(builder.Configuration));
        builder.Services.PostConfigure<ForwardedHeadersOptions>(proxy.Apply).PostConfigure<HostFilteringOptions>(proxy.Apply);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;

            // A long address is answered with a page, not with the browser's own error.
            kestrel.Limits.MaxRequestLineSize = LineLimit;
        });
    }

    /// <summary>The same for everybody and without secrets: their length tells nothing, so that they may be compressed under TLS.</summary>
    private static bool IsPublicPage(HttpContext http) =>
        http.Request.Path == "/" || http.Request.Path.StartsWithSegments("/chat", StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments("/law", StringComparison.Ordinal);

    /// <summary>Settings and the assistant, without the web: what every command stands on.</summary>
    public static WebApplicationBuilder Builder(string[] settings, IReadOnlyList<Module>? modules = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSimulator();
        builder.Services.AddLogPrivacy();

        // It warns of each new key that its file is not encrypted: a start says so once, in a sentence, and the runbook how keys are kept.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddAssistant(builder.Configuration, modules);
        return builder;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>The simulator in the assistant's own host: the page <c>/simulator</c> and the API under <c>/simulator/api/</c>. In Development only.</summary>
public static class SimulatorHost
{
    /// <summary>Bytes of a request with a picture or a voice, as WeChat takes them.</summary>
    private const long UploadLimit = 12 * 1024 * 1024;

    /// <summary>
    /// A clock that can be put forward, and settings for a simulated account unless the operator has set up WeChat. Comes
    /// before everything that takes a clock or reads <c>WeChat:*</c>.
    /// </summary>
    public static void AddSimulator(this IHostApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return;
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(TimeProvider.System));
        if (SimulatorSettings.BaseOf(builder.Configuration) is { } address)
            builder.Configuration.AddInMemoryCollection(SimulatorSettings.Missing(builder.Configuration, address));
        builder.Services.AddSingleton(provider =>
            SimulatorSettings.World(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<WebhookSender>().AddSingleton<ApiGate>().AddSingleton<SimulatorPage>().AddSingleton<PanelView>()
            .AddSingleton<PanelActs>();
    }

    public static void MapSimulator(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var group = app.MapGroup("/simulator").ExcludeFromDescription().AllowAnonymous();
        group.AddEndpointFilter(async (context, next) =>
            Loopback.Is(context.HttpContext) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden));
        group.Map("/api/{**path}", (HttpContext http, string? path, ApiGate gate) => gate.HandleAsync(http, "/" + path))
            .WithMetadata(new RequestSizeLimitAttribute(UploadLimit));
        PanelEndpoints.Map(group);
        group.MapGet("", (HttpContext http, SimulatorPage page) => page.Serve(http, "index.html"));
        group.MapGet("/{file}", (HttpContext http, string file, SimulatorPage page) => page.Serve(http, file));
    }
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using MudBlazor.Services;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The staff console (工作台) in the web host: what it needs, and where it answers.</summary>
public static class ConsoleHost
{
    /// <summary>MudBlazor sets styles inline; nothing else comes from anywhere but this server.</summary>
    private const string ContentPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplicationBuilder AddConsole(this WebApplicationBuilder builder)
    {
        // Outside Development a program started from its build folder would serve styles and scripts empty; published, this does nothing.
        if (!builder.Environment.IsDevelopment())
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.SnackbarVariant = Variant.Outlined;
            mud.SnackbarConfiguration.VisibleStateDuration = 4000;
        });
        services.AddSingleton<MudLocalizer, ConsoleLocalizer>();
        services.AddLocalizationInterceptor(all =>
            new DefaultLocalizationInterceptor(all.GetRequiredService<ILoggerFactory>(),
                all.GetRequiredService<MudLocalizer>())
            { IgnoreDefaultEnglish = true });
        services.AddConsoleAccess();
        services.AddSingleton<UnitNames>().AddSingleton<DeliveryDesk>();
        services.AddWebModules();
        return builder;
    }

    /// <summary>Every route below asks for a signed-in member of staff; only the sign-in page says otherwise.</summary>
    public static WebApplication MapConsole(this WebApplication app)
    {
        var absent = WebModules.AbsentPages(app.Services.GetServices<WebModule>());
        app.UseWhen(http => absent.Any(page => http.Request.Path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase)), console =>
            console.Run(NotThereAsync));
        app.UseWhen(IsConsole, console => console.Use(ListAddress.ShortenAsync).Use(SetHeadersAsync).Use(ConsoleAccess.RecogniseAsync));
        // Named here, after the proxy's headers are read: left to the host they would come first and redirect to http.
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseWhen(IsConsole, console => console.Use(ConsoleAccess.GuardAsync));
        app.MapStaticAssets();
        app.MapRazorComponents<ConsoleApp>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
        var console = app.MapGroup("/console").RequireAuthorization().ExcludeFromDescription();
        console.MapGet("/photos/{id:guid}", PhotoAsync);
        console.MapGet("/voices/{id:guid}", VoiceAsync);
        console.MapPost("/logout", StaffSignIn.SignOutAsync).AllowAnonymous()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(ConsoleAccess.LongestForm));
        app.MapWebModules(console);
        return app;
    }

    /// <summary>Pages, and the circuits that they live on.</summary>
    private static bool IsConsole(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/console", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static Task SetHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        return next(context);
    }

    /// <summary>A page of a module that this installation does not have.</summary>
    private static Task NotThereAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Range requests, since a player on a phone asks for pieces.</summary>
    private static async Task<IResult> VoiceAsync(Guid id, HttpContext context, [FromServices] ViewPhoto attachments)
    {
        if (await attachments.OpenAsync(context.User.ToStaff(), id, context.RequestAborted) is not { } amr)
            return Results.NotFound();
        var (content, type) = Voices.Playable(amr);
        return Results.Bytes(content, type, enableRangeProcessing: true);
    }

    private static async Task<IResult> PhotoAsync(Guid id, HttpContext context, [FromServices] ViewPhoto photos)
    {
        // Kept by no browser, as everything of the console: several people share a computer.
        var jpeg = await photos.OpenAsync(context.User.ToStaff(), id, context.RequestAborted);
        return jpeg is null ? Results.NotFound() : Results.Bytes(jpeg, "image/jpeg");
    }
}

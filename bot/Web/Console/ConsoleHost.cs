using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using MudBlazor.Services;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WeChat;

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
        services.AddAntiforgery(form => form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
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
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddSingleton<UnitNames>().AddSingleton<SaidSafe>().AddSingleton<ViewPhoto>().AddSingleton<ReadConversation>().AddSingleton<DeliveryDesk>();
        services.AddSingleton<SlotDesk>().AddSingleton<LectureDesk>().AddSingleton<CurateEntries>().AddSingleton<ProposeEntry>();
        services.AddSingleton<PreviewEntry>().AddSingleton<FindArticles>().AddSingleton<FindGaps>().AddSingleton<EntryReports>();
        services.AddSingleton<KeepLawyerAnswer>().AddSingleton<CurateSynonyms>().AddSingleton<ExportEntries>().AddSingleton<ImportEntries>();
        return builder;
    }

    /// <summary>Every route below asks for a signed-in member of staff; only the sign-in page says otherwise.</summary>
    public static WebApplication MapConsole(this WebApplication app)
    {
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
        console.MapGet("/scenes/{id}/{account}.jpg", CodeAsync).RequireAuthorization(policy => policy.RequireRole(ConsolePages.Scenes.Split(',')));
        var knowledge = console.MapGroup("/knowledge").RequireAuthorization(policy => policy.RequireRole(ConsolePages.Knowledge.Split(',')));
        knowledge.MapGet("/export.xlsx", async (HttpContext context, [FromServices] ExportEntries export) => Results.File(
            await export.WorkbookAsync(context.User.ToStaff(), context.RequestAborted), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "问答.xlsx"));
        knowledge.MapGet("/export.zip", async (HttpContext context, [FromServices] ExportEntries export) => Results.File(
            await export.MarkdownAsync(context.User.ToStaff(), context.RequestAborted), "application/zip", "问答.zip"));
        console.MapPost("/logout", StaffSignIn.SignOutAsync).AllowAnonymous()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(ConsoleAccess.LongestForm));
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

    /// <summary>Range requests, since a player on a phone asks for pieces.</summary>
    private static async Task<IResult> VoiceAsync(Guid id, HttpContext context, [FromServices] ViewPhoto attachments)
    {
        if (await attachments.OpenAsync(context.User.ToStaff(), id, context.RequestAborted) is not { } amr)
            return Results.NotFound();
        var (content, type) = Voices.Playable(amr);
        return Results.Bytes(content, type, enableRangeProcessing: true);
    }

    /// <summary>The picture of a scene's code at WeChat, for good.</summary>
    private static async Task<IResult> CodeAsync(string id, string account, HttpContext context, [FromServices] SceneDesk scenes,
        [FromServices] WeChatOptions wechat, [FromServices] WeChatCodes codes)
    {
        if (await scenes.FindAsync(context.User.ToStaff(), id, context.RequestAborted) is not { } scene
            || wechat.Accounts.GetValueOrDefault(account) is not { AppSecret: not null } found)
            return Results.NotFound();
        var (code, why) = await codes.CreateAsync(found, scene.Id, null, context.RequestAborted);
        var (picture, missing) = code is null ? (null, why) : await codes.PictureAsync(code, context.RequestAborted);
        return picture is null
            ? Results.Text(missing, "text/plain; charset=utf-8", statusCode: StatusCodes.Status502BadGateway)
            : Results.File(picture, "image/jpeg", $"{scene.Title}.jpg");
    }

    private static async Task<IResult> PhotoAsync(Guid id, HttpContext context, [FromServices] ViewPhoto photos)
    {
        // Kept by no browser, as everything of the console: several people share a computer.
        var jpeg = await photos.OpenAsync(context.User.ToStaff(), id, context.RequestAborted);
        return jpeg is null ? Results.NotFound() : Results.Bytes(jpeg, "image/jpeg");
    }
}

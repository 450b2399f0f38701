using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Sign-in by a cookie that holds as long as the account's stamp stays the same, which every request asks.</summary>
internal static class ConsoleAccess
{
    public const string Scheme = "Staff";

    /// <summary>Bytes of a form for signing in: nobody is known yet.</summary>
    public const int LongestForm = 16 * 1024;

    private const string DeniedPath = "/console/denied";

    public static IServiceCollection AddConsoleAccess(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>().AddSingleton<StaffDevices>().AddSingleton<StaffSignIn>();
        // The only scheme would be the default of every path: a cookie of the console is looked at in RecogniseAsync and nowhere else.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication(schemes => schemes.DefaultChallengeScheme = schemes.DefaultForbidScheme = Scheme).AddCookie(Scheme, Configure);
        services.AddAuthorization(options =>
        {
            foreach (var action in StaffActions.All.Append(SafetyActions.Duty).Concat(AssistantModules.All.SelectMany(module => module.Actions)))
                options.AddPolicy(action.Name, policy => policy.RequireRole(action.Roles.Select(role => role.ToString())));
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "ra_form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StaffRevalidation>();
        return services;
    }

    /// <summary>
    /// Stands before authorization on the console's paths alone: whatever a cookie holds, and whatever reading it may throw,
    /// residents and health checks never meet it.
    /// </summary>
    public static async Task RecogniseAsync(HttpContext http, RequestDelegate next)
    {
        if ((await http.AuthenticateAsync(Scheme)).Principal is { } staff)
            http.User = staff;
        await next(http);
    }

    /// <summary>
    /// Stands after authorization and before the page: only the pages for signing in work until a one-time password is replaced, and
    /// a form that does not hold leads back to its page.
    /// </summary>
    public static Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (http.User.MustChangePassword() && !IsForSigningIn(path))
        {
            http.Response.Redirect(StaffSignIn.PasswordPath);
            return Task.CompletedTask;
        }

        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(http);
        http.Response.Redirect(
            Is(path, StaffSignIn.LoginPath)
                ? $"{StaffSignIn.LoginPath}?stale=1&returnUrl={Uri.EscapeDataString(StaffSignIn.Landing(http.Request.Query["returnUrl"]))}"
            : Is(path, StaffSignIn.PasswordPath) ? $"{StaffSignIn.PasswordPath}?stale=1"
            : "/console");
        return Task.CompletedTask;
    }

    private static bool IsForSigningIn(PathString path) =>
        Is(path, StaffSignIn.LoginPath) || Is(path, StaffSignIn.PasswordPath) || Is(path, StaffSignIn.LogoutPath);

    private static bool Is(PathString path, string page) => path.Equals(page, StringComparison.OrdinalIgnoreCase);

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ra_staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostCookieManager();
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = StaffSignIn.LoginPath;
        options.AccessDeniedPath = DeniedPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = DropAsync;
        // The sign-in page says itself where to go: left to the cookie, the address is taken as it came, and no header holds 知识.
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var standing = context.HttpContext.RequestServices.GetRequiredService<StaffStanding>();
        if (!await context.Principal.HoldsAsync(standing, context.HttpContext.RequestAborted))
            context.RejectPrincipal();
    }

    /// <summary>Whoever is sent to the sign-in page comes there without a cookie that no longer holds.</summary>
    private static Task DropAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is not null)
            context.Options.CookieManager.DeleteCookie(context.HttpContext, context.Options.Cookie.Name!, context.Options.Cookie.Build(context.HttpContext));
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

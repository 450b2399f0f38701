using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Sign-in by cookie, looked at again every minute.</summary>
internal static class ConsoleAccess
{
    /// <summary>How long a changed password, role or unit may take to reach an open page.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddConsoleAccess(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        new IdentityBuilder(typeof(StaffMember), services).AddSignInManager().AddClaimsPrincipalFactory<StaffClaims>();
        services.AddScoped<StaffDoor>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "ra_staff";
            cookie.CookieManager = new HostCookieManager();
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = StaffDoor.LoginPath;
            cookie.AccessDeniedPath = "/console/denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = LookAgain);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StaffRevalidation>();
        return services;
    }
}

/// <summary>Ends an open page's rights when the account's password, role or unit changed, or when it signed out elsewhere.</summary>
internal sealed class StaffRevalidation(ILoggerFactory logs, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => ConsoleAccess.LookAgain;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var principal = authenticationState.User;
        return await users.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is { } member
            && StaffIdentity.Of(member) == principal.ToStaff()
            && await users.GetSecurityStampAsync(member) == principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}

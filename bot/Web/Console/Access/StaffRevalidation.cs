using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Ends an open page within seconds of its account being disabled, moved or reset, and of signing out elsewhere.</summary>
internal sealed class StaffRevalidation(ILoggerFactory logs, StaffStanding standing) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly ILogger log = logs.CreateLogger<StaffRevalidation>();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await authenticationState.User.HoldsAsync(standing, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Without the database the page can neither read nor change anything; it is asked again in a moment.
            log.LogWarning(failure, "Whether an open page's sign-in still holds could not be read.");
            return true;
        }
    }
}

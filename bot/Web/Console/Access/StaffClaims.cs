using System.Globalization;
using System.Security.Claims;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Writes an account into the cookie and reads it back: id, name, role, unit, stamp. No e-mail address.</summary>
public static class StaffClaims
{
    private const string Unit = "unit";
    private const string Stamp = "stamp";
    private const string OneTime = "one-time";
    private const string Failures = "failures";

    /// <param name="member">Who signs in.</param>
    /// <param name="failures">Wrong passwords that strangers gave before.</param>
    public static ClaimsPrincipal Of(StaffMember member, int failures)
    {
        var claims = new ClaimsIdentity(ConsoleAccess.Scheme, ClaimTypes.Name, ClaimTypes.Role);
        claims.AddClaim(new Claim(ClaimTypes.NameIdentifier, member.Id.ToString()));
        claims.AddClaim(new Claim(ClaimTypes.Name, member.Name));
        claims.AddClaim(new Claim(ClaimTypes.Role, member.Role.ToString()));
        claims.AddClaim(new Claim(Stamp, member.SecurityStamp ?? ""));
        if (member.UnitId is { } unit)
            claims.AddClaim(new Claim(Unit, unit.ToString()));
        if (member.MustChangePassword)
            claims.AddClaim(new Claim(OneTime, ""));
        if (failures > 0)
            claims.AddClaim(new Claim(Failures, failures.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(claims);
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the route was not guarded.</exception>
    public static StaffIdentity ToStaff(this ClaimsPrincipal principal) =>
        principal.AsStaff() ?? throw new InvalidOperationException("No member of staff is signed in.");

    /// <summary>Null when nobody is signed in.</summary>
    public static StaffIdentity? AsStaff(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, Name: { } name }
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Enum.TryParse<StaffRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new StaffIdentity(id, name, role, Guid.TryParse(principal.FindFirstValue(Unit), out var unit) ? unit : null) : null;

    /// <summary>Signed in with a password that somebody else made.</summary>
    public static bool MustChangePassword(this ClaimsPrincipal principal) => principal.HasClaim(claim => claim.Type == OneTime);

    /// <summary>How often strangers gave a wrong password between this sign-in and the one before.</summary>
    public static int FailuresBefore(this ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(Failures), CultureInfo.InvariantCulture, out var failures) ? failures : 0;

    internal static async Task<bool> HoldsAsync(this ClaimsPrincipal? principal, StaffStanding standing, CancellationToken cancellation) =>
        principal?.AsStaff() is { } staff && await standing.HoldsAsync(staff, principal.FindFirstValue(Stamp), cancellation);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Writes an account into the cookie: id, name, role, unit, security stamp. No e-mail address.</summary>
public sealed class StaffClaims(IOptions<IdentityOptions> identity) : IUserClaimsPrincipalFactory<StaffMember>
{
    internal const string Unit = "unit";

    public Task<ClaimsPrincipal> CreateAsync(StaffMember user)
    {
        var claims = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        claims.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        claims.AddClaim(new Claim(ClaimTypes.Name, user.Name));
        claims.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.UnitId is { } unit)
            claims.AddClaim(new Claim(Unit, unit.ToString()));
        if (user.SecurityStamp is { } stamp)
            claims.AddClaim(new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, stamp));
        return Task.FromResult(new ClaimsPrincipal(claims));
    }
}

/// <summary>Reads the cookie back.</summary>
public static class StaffPrincipal
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the route was not guarded.</exception>
    public static StaffIdentity ToStaff(this ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true, Name: { } name }
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Enum.TryParse<StaffRole>(principal.FindFirstValue(ClaimTypes.Role), out var role))
            throw new InvalidOperationException("No member of staff is signed in.");
        return new StaffIdentity(id, name, role, Guid.TryParse(principal.FindFirstValue(StaffClaims.Unit), out var unit) ? unit : null);
    }
}

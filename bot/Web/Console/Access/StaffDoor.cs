using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    Done,

    /// <summary>Unknown account or wrong password: which of the two is not told.</summary>
    Refused,

    /// <summary>Too many wrong passwords.</summary>
    LockedOut,
}

/// <summary>Lets staff in and out, and writes both down.</summary>
public sealed class StaffDoor(SignInManager<StaffMember> signIn, AuditTrail audit)
{
    public const string LoginPath = "/console/login";

    private static readonly Uri Anywhere = new("http://console.invalid");

    /// <summary>Signs in; the cookie is set on success.</summary>
    public async Task<SignInOutcome> SignInAsync(string email, string password, CancellationToken cancellation)
    {
        if (await signIn.UserManager.FindByEmailAsync(email) is not { } member)
        {
            // Costs as much time as a wrong password, so that the clock does not tell which accounts exist.
            signIn.UserManager.PasswordHasher.HashPassword(null!, password);
            await audit.NoteAsync(DoorEvent.Refused, null, cancellation);
            return SignInOutcome.Refused;
        }

        var result = await signIn.PasswordSignInAsync(member, password, isPersistent: false, lockoutOnFailure: true);
        var (outcome, happened) = result switch
        {
            { Succeeded: true } => (SignInOutcome.Done, DoorEvent.SignedIn),
            { IsLockedOut: true } => (SignInOutcome.LockedOut, DoorEvent.LockedOut),
            _ => (SignInOutcome.Refused, DoorEvent.Refused),
        };
        await audit.NoteAsync(happened, StaffIdentity.Of(member), cancellation);
        return outcome;
    }

    /// <summary>Where to go after signing in: a page of the console, never another site.</summary>
    public static string Landing(string? wanted) =>
        wanted is not null && IsInside(wanted) && !wanted.StartsWith(LoginPath, StringComparison.OrdinalIgnoreCase) ? wanted : "/console";

    /// <summary>
    /// Signs out in this browser and, by a new security stamp, everywhere else within a minute: pages left open on a
    /// shared computer go too.
    /// </summary>
    public static async Task<IResult> SignOutAsync(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SignInManager<StaffMember> signIn, [FromServices] AuditTrail audit)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        if (await signIn.UserManager.GetUserAsync(context.User) is { } member)
            await signIn.UserManager.UpdateSecurityStampAsync(member);
        await signIn.SignOutAsync();
        await audit.NoteAsync(DoorEvent.SignedOut, context.User.ToStaff(), context.RequestAborted);
        return Results.LocalRedirect(LoginPath);
    }

    // Read as a browser reads it: dots climb, backslashes are slashes.
    private static bool IsInside(string path) =>
        path.StartsWith("/console", StringComparison.Ordinal)
        && Uri.TryCreate(Anywhere, path.Replace('\\', '/'), out var read)
        && read.Authority == Anywhere.Authority
        && (read.AbsolutePath == "/console" || read.AbsolutePath.StartsWith("/console/", StringComparison.Ordinal));
}

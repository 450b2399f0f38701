using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>What signing in, out and a new password mean for the browser.</summary>
public sealed class StaffSignIn(SignInStaff signIn, ChangePassword passwords, StaffDevices devices)
{
    public const string LoginPath = "/console/login";
    public const string LogoutPath = "/console/logout";
    public const string PasswordPath = "/console/password";

    private static readonly Uri Anywhere = new("http://console.invalid");

    /// <returns>False: not let in; why is told to nobody.</returns>
    public async Task<bool> SignInAsync(HttpContext http, string email, string password)
    {
        if (await signIn.RunAsync(email, password, CallerOf(http), http.RequestAborted) is not SignInOutcome.Done(var member, var failures, var device))
            return false;
        await EnterAsync(http, member, failures, device);
        return true;
    }

    /// <returns>Why it was refused; null when it is done, and this browser the only one that is signed in.</returns>
    public async Task<string?> ChangePasswordAsync(HttpContext http, string current, string next)
    {
        switch (await passwords.RunAsync(http.User.ToStaff(), current, next, CallerOf(http), http.RequestAborted))
        {
            case PasswordChange.Done(var member, var device):
                await EnterAsync(http, member, http.User.FailuresBefore(), device);
                return null;
            case PasswordChange.Refused(var why):
                return why;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Where to go after signing in: a page of the console, never another site. Of ASCII only, as a header wants it.</summary>
    public static string Landing(string? wanted) =>
        wanted is not null && Inside(wanted) is { } path && !IsForSigningIn(path) ? path : "/console";

    /// <summary>Signs out in every browser of the account. Whoever is out already just comes to the sign-in page.</summary>
    public static async Task<IResult> SignOutAsync(HttpContext context, [FromServices] SignInStaff signIn)
    {
        if (context.User.AsStaff() is { } staff)
            await signIn.SignOutAsync(staff, context.RequestAborted);
        await context.SignOutAsync(ConsoleAccess.Scheme);
        return Results.LocalRedirect(LoginPath);
    }

    private async Task EnterAsync(HttpContext http, StaffMember member, int failures, KnownDevice device)
    {
        devices.Remember(http, device);
        await http.SignInAsync(ConsoleAccess.Scheme, StaffClaims.Of(member, failures));
    }

    private Caller CallerOf(HttpContext http) => new(Household.Of(http.Connection.RemoteIpAddress), devices.Read(http));

    private static bool IsForSigningIn(string path) =>
        new[] { LoginPath, LogoutPath, PasswordPath }.Any(page => path.StartsWith(page, StringComparison.OrdinalIgnoreCase));

    // Read as a browser reads it: dots climb, backslashes are slashes.
    private static string? Inside(string path) =>
        path.StartsWith("/console", StringComparison.Ordinal)
        && Uri.TryCreate(Anywhere, path.Replace('\\', '/'), out var read)
        && read.Authority == Anywhere.Authority
        && (read.AbsolutePath == "/console" || read.AbsolutePath.StartsWith("/console/", StringComparison.Ordinal))
            ? read.PathAndQuery : null;
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>
/// <c>Authorization: Bearer KEY</c>, for keys of systems and tokens of staff. Only <c>/api/v1</c> asks this scheme, and it asks no other: the console's
/// cookie opens nothing there, and a key opens nothing in the console.
/// </summary>
internal sealed class ProgramAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, RecogniseProgram programs, CallLimits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Program";
    private const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (DeclaredAccess.Of(Context) is ApiAccess.Everybody || Request.Headers.Authorization.Count == 0)
            return AuthenticateResult.NoResult();
        if (Shown(Context) is not { } shown || await programs.RunAsync(shown, Context.RequestAborted) is not { } caller)
            return AuthenticateResult.Fail("The key does not hold.");
        Context.RequestServices.GetRequiredService<CurrentCaller>().Value = caller;
        var claims = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.Id.ToString("N"))], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(claims), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            Response.Headers.WWWAuthenticate = Bearer;
            return Problems.Of(StatusCodes.Status401Unauthorized, "请在请求头里带上密钥或令牌：Authorization: Bearer 密钥。").ExecuteAsync(Context);
        }

        if (limits.RefuseFailure(Context) is { } wait)
            return Problems.TooManyAsync(Context, wait);
        Response.Headers.WWWAuthenticate = $"{Bearer} error=\"invalid_token\"";
        return Problems.Of(StatusCodes.Status401Unauthorized, "密钥或令牌不对，或者已经停用、过期。").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var access = DeclaredAccess.Of(Context);
        if (access is ApiAccess.Callers { Scopes: { Count: > 0 } scopes } && CurrentCaller.Of(Context) is ProgramCaller.Key)
            Response.Headers.WWWAuthenticate = $"{Bearer} error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"";
        return Problems.Forbidden(access?.Refuse(CurrentCaller.Of(Context)) ?? "这个接口没有开放。").ExecuteAsync(Context);
    }

    /// <summary>Null: the header is not of this scheme.</summary>
    internal static string? Shown(HttpContext http) => http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer + " ", StringComparison.OrdinalIgnoreCase)
        ? header[(Bearer.Length + 1)..].Trim() : null;
}

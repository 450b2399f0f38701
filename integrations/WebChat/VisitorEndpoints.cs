using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>What the browser needs besides Direct Line: a token bound to its cookie, and photos by signed link.</summary>
internal static class VisitorEndpoints
{
    public const string Channel = "webchat";
    private const string Cookie = "ra_visitor";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webchat/token", TokenAsync).RequireRateLimiting(WebChatHost.TokenLimit).RequireCors(WebChatHost.CorsPolicy);
        routes.MapPost("/webchat/leave", Forget);
        routes.MapGet("/webchat/photos/{photo:guid}", PhotoAsync);
    }

    private static async Task<IResult> TokenAsync(HttpContext http, Inbox inbox, WebChatTokens tokens, CancellationToken cancellation)
    {
        var visitor = VisitorOf(http) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(Cookie, visitor, CookieFor(http));
        var user = UserOf(visitor);
        var conversation = await inbox.OpenAsync(Channel, user, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { conversationId = conversation.ToString("N"), token = tokens.Issue(new WebChatIdentity(conversation, user)), expires_in = WebChatTokens.LifeSeconds });
    }

    /// <summary>Who the browser's cookie says it is.</summary>
    public static string? VisitorOf(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: 32 } visitor && visitor.All(char.IsAsciiHexDigitLower) ? visitor : null;

    public static string UserOf(string visitor) => "dl_" + visitor;

    /// <summary>Over HTTPS the cookie also works inside another site's page, apart from its use elsewhere.</summary>
    private static CookieOptions CookieFor(HttpContext http)
    {
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        };
        if (http.Request.IsHttps)
            cookie.Extensions.Add("Partitioned");
        return cookie;
    }

    /// <summary>Quick exit: this browser no longer leads to the conversation.</summary>
    private static IResult Forget(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie, CookieFor(http));
        return Results.NoContent();
    }

    private static async Task<IResult> PhotoAsync(HttpContext http, Guid photo, long until, string sign, WebChatTokens tokens, Photos photos, CancellationToken cancellation)
    {
        if (!tokens.IsPhotoLinkValid(photo, until, sign) || await photos.ReadAsync(photo, cancellation) is not { } jpeg)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=86400";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(jpeg, "image/jpeg");
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>What the browser needs besides Direct Line: a token bound to its cookie, and photos by signed link.</summary>
internal static class VisitorEndpoints
{
    public const string Channel = "webchat";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webchat/token", TokenAsync).RequireRateLimiting(WebChatLimits.Token).RequireCors(WebChatHost.CorsPolicy);
        routes.MapPost("/webchat/leave", Forget);
        routes.MapGet("/webchat/photos/{photo:guid}", PhotoAsync);
    }

    private static async Task<IResult> TokenAsync(HttpContext http, VisitorCookie cookie, Inbox inbox, WebChatTokens tokens, CancellationToken cancellation)
    {
        var user = await cookie.WelcomeAsync(http, cancellation);
        var conversation = await inbox.OpenAsync(Channel, user, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new
            {
                conversationId = conversation.ToString("N"),
                token = tokens.Issue(new WebChatIdentity(conversation, user)),
                expires_in = WebChatTokens.LifeSeconds
            });
    }

    /// <summary>Quick exit. Another site must not take a resident's conversation away by sending their browser here.</summary>
    private static IResult Forget(HttpContext http, WebChatOptions options)
    {
        if (!options.IsOriginAllowed(http))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "ForeignOrigin", "请在我们的页面上操作。");
        VisitorCookie.Forget(http);
        return Results.NoContent();
    }

    private static async Task<IResult> PhotoAsync(HttpContext http, Guid photo, long until, string sign, WebChatTokens tokens, Photos photos,
        CancellationToken cancellation)
    {
        if (!tokens.IsPhotoLinkValid(photo, until, sign) || await photos.ReadAsync(photo, cancellation) is not { } jpeg)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=86400";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(jpeg, "image/jpeg");
    }
}

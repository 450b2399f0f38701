using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Direct Line 3.0 for browsers: start, resume, read, post, refresh. Source: shared Direct Line reference and its swagger.</summary>
internal static class DirectLineEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/tokens/refresh", RefreshAsync).RequireRateLimiting(WebChatLimits.Token);
        group.MapPost("/conversations", StartAsync).RequireRateLimiting(WebChatLimits.Token);
        group.MapGet("/conversations/{id}", ResumeAsync).RequireRateLimiting(WebChatLimits.Read);
        group.MapGet("/conversations/{id}/activities", ReadAsync).RequireRateLimiting(WebChatLimits.Read);
        group.MapPost("/conversations/{id}/activities", PostAsync).RequireRateLimiting(WebChatLimits.Message);
        group.MapPost("/conversations/{id}/upload", UploadEndpoint.PostAsync).RequireRateLimiting(WebChatLimits.Message).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(UploadEndpoint.RequestLimit));
        group.MapGet("/conversations/{id}/stream", ActivityStream.OpenAsync).RequireRateLimiting(WebChatLimits.Read);
        group.MapGet("/session/getsessionid", () => Results.Json(new { sessionId = "" }));
    }

    /// <summary>
    /// Runs <paramref name="act"/> for the token's owner: 401 without a token, 403 when it is over or for another
    /// conversation, 404 when <paramref name="conversation"/> is no more, unless <paramref name="act"/> finds that itself.
    /// </summary>
    public static async Task<IResult> WithTokenAsync(HttpContext http, string? conversation, Func<WebChatIdentity, Task<IResult>> act,
        bool checksItself = false)
    {
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return DirectLineError.Of(401, "MissingToken", "请重新打开页面。");
        var tokens = (WebChatTokens)http.RequestServices.GetService(typeof(WebChatTokens))!;
        switch (await tokens.CheckAsync(header["Bearer ".Length..].Trim()))
        {
            case TokenCheck.Expired:
                return DirectLineError.Of(403, "TokenExpired", "页面停留太久了，请重新打开。");
            case TokenCheck.Valid(var identity, _) when conversation is not null && !IsOwn(identity, conversation):
                return DirectLineError.Of(403, "NotYourConversation", "这不是您的对话。");
            case TokenCheck.Valid(var identity, _) when checksItself:
                return await act(identity);
            case TokenCheck.Valid(var identity, _):
                var log = (ActivityLog)http.RequestServices.GetService(typeof(ActivityLog))!;
                return await log.LastAsync(identity.ConversationId, http.RequestAborted) is null ? NoConversation() : await act(identity);
            default:
                return DirectLineError.Of(401, "BadToken", "请重新打开页面。");
        }
    }

    /// <summary>Everything after nothing at all; what cannot be read as a number counts as nothing.</summary>
    public static long Watermark(string? value) => long.TryParse(value, out var number) && number > 0 ? number : 0;

    /// <summary>Scheme and host as the browser sees them (a proxy's headers are applied before).</summary>
    public static string BaseAddress(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>
    /// Stores the activity, which shows it to all readers, with its answer. Where the conversation is no more, the
    /// inbox begins a new one: nothing is lost, and the page is told to open that.
    /// </summary>
    public static async Task<IResult> AcceptAsync(
        WebChatIdentity identity, PostedActivity activity, IReadOnlyList<Attachment> photos, TurnRunner turns, CancellationToken cancellation)
    {
        if (!activity.IsMessage)
            return Results.Json(new { id = $"{identity.ConversationId:N}|{Guid.NewGuid():N}" });
        var (channel, visitor, key) = (VisitorEndpoints.Channel, identity.User, activity.Key);
        InboundMessage message = photos.Count > 0 ? new InboundMessage.Photos(channel, visitor, key, photos, activity.Words ?? "")
            : activity.Words is { } words ? new InboundMessage.Text(channel, visitor, key, words)
            : new InboundMessage.Unreadable(channel, visitor, key);
        var receipt = await turns.ReceiveAndAnswerAsync(message with { ChannelData = activity.Kept }, cancellation);
        return receipt.ConversationId == identity.ConversationId
            ? Results.Json(new { id = ActivityJson.IdOf(receipt.ConversationId, receipt.Sequence) })
            : NoConversation();
    }

    private static IResult NoConversation() => DirectLineError.Of(404, "NoConversation", "对话已经不在了，请重新打开页面。");

    private static bool IsOwn(WebChatIdentity identity, string conversation) => Guid.TryParse(conversation, out var id) && id == identity.ConversationId;

    private static JsonObject Issued(WebChatIdentity identity, WebChatTokens tokens) => new()
    {
        ["conversationId"] = identity.ConversationId.ToString("N"),
        ["token"] = tokens.Issue(identity),
        ["expires_in"] = WebChatTokens.LifeSeconds,
    };

    private static JsonObject Started(HttpContext http, WebChatIdentity identity, WebChatTokens tokens, long? watermark)
    {
        var address = $"{(http.Request.IsHttps ? "wss" : "ws")}://{http.Request.Host}";
        var mark = watermark is { } number ? $"watermark={number}&" : "";
        var started = Issued(identity, tokens);
        started["streamUrl"] = $"{address}{WebChatHost.DirectLine}/conversations/{identity.ConversationId:N}/stream?{mark}t={tokens.IssueForStream(identity)}";
        return started;
    }

    private static Task<IResult> RefreshAsync(HttpContext http, WebChatTokens tokens) =>
        WithTokenAsync(http, null, identity => Task.FromResult(Results.Json(Issued(identity, tokens))));

    /// <summary>Idempotent: the first start greets, later ones only open the stream again.</summary>
    private static Task<IResult> StartAsync(HttpContext http, WebChatTokens tokens, ActivityLog log, TurnRunner turns, CancellationToken cancellation) =>
        WithTokenAsync(
            http,
            null,
            async identity =>
            {
                var before = await log.LastAsync(identity.ConversationId, cancellation);
                if (before is null)
                    return NoConversation();
                var joined = new InboundMessage.Joined(VisitorEndpoints.Channel, identity.User, "joined");
                if (before == 0)
                    await turns.ReceiveAndAnswerAsync(joined, cancellation);
                return Results.Json(Started(http, identity, tokens, before), statusCode: before == 0 ? 201 : 200);
            },
            checksItself: true);

    private static Task<IResult> ResumeAsync(HttpContext http, string id, string? watermark, WebChatTokens tokens, ActivityLog log,
        CancellationToken cancellation) =>
        WithTokenAsync(http, id, async identity =>
        {
            var from = long.TryParse(watermark, out var number) ? number : await log.LastAsync(identity.ConversationId, cancellation);
            return Results.Json(Started(http, identity, tokens, from));
        });

    private static Task<IResult> ReadAsync(HttpContext http, string id, string? watermark, ActivityLog log, ActivityJson json,
        CancellationToken cancellation) =>
        WithTokenAsync(http, id, async identity =>
        {
            var from = await log.WithinAsync(identity.ConversationId, Watermark(watermark), cancellation);
            var page = await log.AfterAsync(identity.ConversationId, from, cancellation);
            return Results.Json(json.Set(page.Lines, from, identity, BaseAddress(http)), ActivityJson.Json);
        });

    private static Task<IResult> PostAsync(HttpContext http, string id, TurnRunner turns, Typing typing, CancellationToken cancellation) =>
        WithTokenAsync(
            http,
            id,
            async identity =>
            {
                if (await ReadBodyAsync(http, cancellation) is not { } body)
                    return DirectLineError.Of(413, "MessageSizeTooBig", "内容太长了，请分几次发。");
                if (PostedActivity.Read(body) is not { } activity)
                    return DirectLineError.Of(400, "MalformedActivity", "消息格式不对。");
                if (activity.Type is "typing")
                    typing.Hint(identity.ConversationId, Speaker.Resident);
                return await AcceptAsync(identity, activity, [], turns, cancellation);
            },
            checksItself: true);

    private static async Task<byte[]?> ReadBodyAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > PostedActivity.SizeLimit)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > PostedActivity.SizeLimit)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Direct Line 3.0 for browsers: start, resume, read, post, refresh. Source: shared Direct Line reference and its swagger.</summary>
internal static class DirectLineEndpoints
{
    /// <summary>Bytes of one activity.</summary>
    private const int ActivityLimit = 256 * 1024;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/tokens/refresh", (HttpContext http, WebChatTokens tokens) => WithTokenAsync(http, null, identity =>
            Task.FromResult(Results.Json(Started(http, identity, tokens, null)))));
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{id}", ResumeAsync);
        group.MapGet("/conversations/{id}/activities", ReadAsync);
        group.MapPost("/conversations/{id}/activities", PostAsync).RequireRateLimiting(WebChatHost.MessageLimit);
        group.MapPost("/conversations/{id}/upload", UploadEndpoint.PostAsync).RequireRateLimiting(WebChatHost.MessageLimit).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(UploadEndpoint.RequestLimit));
        group.MapGet("/conversations/{id}/stream", ActivityStream.OpenAsync);
        group.MapGet("/session/getsessionid", () => Results.Json(new { sessionId = "" }));
    }

    public static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    /// <summary>
    /// Runs <paramref name="act"/> for the token's owner: 401 without a token, 403 when it is over or for another
    /// conversation, 404 when <paramref name="conversation"/> is no more, unless <paramref name="act"/> finds that itself.
    /// </summary>
    public static async Task<IResult> WithTokenAsync(HttpContext http, string? conversation, Func<WebChatIdentity, Task<IResult>> act, bool checksItself = false)
    {
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Error(401, "MissingToken", "请重新打开页面。");
        var tokens = (WebChatTokens)http.RequestServices.GetService(typeof(WebChatTokens))!;
        switch (await tokens.CheckAsync(header["Bearer ".Length..].Trim()))
        {
            case TokenCheck.Expired:
                return Error(403, "TokenExpired", "页面停留太久了，请重新打开。");
            case TokenCheck.Valid(var identity) when conversation is null || (checksItself && IsOwn(identity, conversation)):
                return await act(identity);
            case TokenCheck.Valid(var identity) when IsOwn(identity, conversation):
                var log = (ActivityLog)http.RequestServices.GetService(typeof(ActivityLog))!;
                return await log.LastAsync(identity.ConversationId, http.RequestAborted) is null ? NoConversation() : await act(identity);
            case TokenCheck.Valid:
                return Error(403, "NotYourConversation", "这不是您的对话。");
            default:
                return Error(401, "BadToken", "请重新打开页面。");
        }
    }

    /// <summary>Everything after nothing at all; what cannot be read as a number counts as nothing.</summary>
    public static long Watermark(string? value) => long.TryParse(value, out var number) && number > 0 ? number : 0;

    /// <summary>Scheme and host as the browser sees them (a proxy's headers are applied before).</summary>
    public static string BaseAddress(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static IResult NoConversation() => Error(404, "NoConversation", "对话已经不在了，请重新打开页面。");

    private static bool IsOwn(WebChatIdentity identity, string conversation) => Guid.TryParse(conversation, out var id) && id == identity.ConversationId;

    private static JsonObject Started(HttpContext http, WebChatIdentity identity, WebChatTokens tokens, long? watermark)
    {
        var address = $"{(http.Request.IsHttps ? "wss" : "ws")}://{http.Request.Host}";
        var mark = watermark is { } number ? $"watermark={number}&" : "";
        return new JsonObject
        {
            ["conversationId"] = identity.ConversationId.ToString("N"),
            ["token"] = tokens.Issue(identity),
            ["expires_in"] = WebChatTokens.LifeSeconds,
            ["streamUrl"] = $"{address}/v3/directline/conversations/{identity.ConversationId:N}/stream?{mark}t={tokens.IssueForStream(identity)}",
        };
    }

    /// <summary>Idempotent: the first start greets, later ones only open the stream again.</summary>
    private static Task<IResult> StartAsync(HttpContext http, WebChatTokens tokens, ActivityLog log, TurnRunner turns, CancellationToken cancellation) =>
        WithTokenAsync(http, null, async identity =>
        {
            var before = await log.LastAsync(identity.ConversationId, cancellation);
            if (before is null)
                return NoConversation();
            var joined = new InboundMessage(VisitorEndpoints.Channel, identity.User, "joined", "") { Kind = MessageKind.Joined };
            if (before == 0)
                await turns.HearAsync(joined, cancellation);
            return Results.Json(Started(http, identity, tokens, before), statusCode: before == 0 ? 201 : 200);
        });

    private static Task<IResult> ResumeAsync(HttpContext http, string id, string? watermark, WebChatTokens tokens, ActivityLog log, CancellationToken cancellation) =>
        WithTokenAsync(http, id, async identity =>
        {
            var from = long.TryParse(watermark, out var number) ? number : await log.LastAsync(identity.ConversationId, cancellation);
            return Results.Json(Started(http, identity, tokens, from));
        });

    private static Task<IResult> ReadAsync(HttpContext http, string id, string? watermark, ActivityLog log, ActivityJson json, CancellationToken cancellation) =>
        WithTokenAsync(http, id, async identity =>
        {
            var from = await log.WithinAsync(identity.ConversationId, Watermark(watermark), cancellation);
            var activities = await log.AfterAsync(identity.ConversationId, from, cancellation);
            return Results.Json(json.Set(activities, from, identity, BaseAddress(http)), ActivityJson.Json);
        });

    private static Task<IResult> PostAsync(HttpContext http, string id, TurnRunner turns, Typing typing, CancellationToken cancellation) =>
        WithTokenAsync(http, id, async identity =>
        {
            var body = await ReadBodyAsync(http, cancellation);
            if (body is null)
                return Error(413, "MessageSizeTooBig", "内容太长了，请分几次发。");
            if (Parse(body) is not { } activity)
                return Error(400, "MalformedActivity", "消息格式不对。");
            if (Text(activity["type"]) is "typing")
                typing.Hint(identity.ConversationId, Speaker.Resident);
            return await AcceptAsync(identity, activity, [], turns, cancellation);
        }, checksItself: true);

    /// <summary>
    /// Stores the activity, which shows it to all readers, with its answer. Where the conversation is no more, the
    /// inbox begins a new one: nothing is lost, and the page is told to open that.
    /// </summary>
    public static async Task<IResult> AcceptAsync(
        WebChatIdentity identity, JsonObject activity, IReadOnlyList<Attachment> photos, TurnRunner turns, CancellationToken cancellation)
    {
        if (Text(activity["type"]) is not ("message" or null))
            return Results.Json(new { id = $"{identity.ConversationId:N}|{Guid.NewGuid():N}" });
        var key = Text((activity["channelData"] as JsonObject)?["clientActivityID"]) is { Length: > 0 and <= 100 } given ? given : Guid.NewGuid().ToString("N");
        var text = Words(activity);
        activity.Remove("attachments");
        var message = new InboundMessage(VisitorEndpoints.Channel, identity.User, key, text ?? "")
        {
            Kind = photos.Count > 0 ? MessageKind.Photo : text is null ? MessageKind.Unreadable : MessageKind.Text,
            Attachments = photos,
            ChannelData = activity.ToJsonString(ActivityJson.Json),
        };
        var receipt = await turns.HearAsync(message, cancellation);
        return receipt.ConversationId == identity.ConversationId
            ? Results.Json(new { id = ActivityJson.IdOf(receipt.ConversationId, receipt.Sequence) })
            : NoConversation();
    }

    /// <summary>
    /// What a message says: its text, or what a tapped button or a submitted card stands for. Taken as if it were typed, so
    /// that a card can do nothing that the resident could not say. Null: a value that means nothing here.
    /// </summary>
    private static string? Words(JsonObject activity) => Text(activity["text"]) is { Length: > 0 } typed ? typed : activity["value"] switch
    {
        null => "",
        JsonObject card => Text(card["text"]) ?? Text((card["msteams"] as JsonObject)?["text"]),
        var value => Text(value) ?? (value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null),
    };

    public static JsonObject? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var activity = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false }) as JsonObject;

            // Text is decoded when it is read; half a surrogate pair must not wait until then.
            _ = activity?.ToJsonString();
            return activity;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static async Task<byte[]?> ReadBodyAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > ActivityLimit)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > ActivityLimit)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// The live line of one reader: everything after its watermark, then what comes. Lines that a signal brings are sent when
/// they continue what was sent; at any gap the stored log is read, so nothing is missed or doubled.
/// </summary>
internal static class ActivityStream
{
    /// <summary>Frames a client may send in a minute; clients send an empty one every twenty seconds.</summary>
    public const int FramesPerMinute = 60;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>How long one frame may wait for a reader who does not read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long a closing socket waits for the other side.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Bytes a client may send at once; clients only send empty frames.</summary>
    private const int FrameLimit = 4096;

    public static async Task OpenAsync(
        HttpContext http, string id, string? t, string? watermark, [AsParameters] Admission admission, [AsParameters] Sources sources,
        IHostApplicationLifetime lifetime)
    {
        var check = await admission.Tokens.CheckForStreamAsync(t ?? "");
        if (check is not TokenCheck.Valid(var identity, var ticket) || !Guid.TryParse(id, out var conversation) || conversation != identity.ConversationId
            || !admission.Options.IsOriginAllowed(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using var place = admission.Streams.Enter(conversation, http.Connection.RemoteIpAddress);
        if (place is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        // Read before the handshake: what the client posts once it is connected lies after the cursor.
        var cursor = await sources.Log.WithinAsync(conversation, DirectLineEndpoints.Watermark(watermark), http.RequestAborted);
        if (!admission.Tickets.Use(ticket))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, place.Displaced);
        using var deaf = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var listening = ListenAsync(socket, sources.Clock, gone, deaf.Token);
        try
        {
            await PushAsync(socket, identity, cursor, DirectLineEndpoints.BaseAddress(http), sources, gone.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The reader left or reads too slowly, or the server stops; the client comes back with its watermark.
        }

        await gone.CancelAsync();
        await CloseAsync(socket, lifetime.ApplicationStopping.IsCancellationRequested);
        deaf.CancelAfter(Farewell);
        await listening;
    }

    private static async Task PushAsync(WebSocket socket, WebChatIdentity identity, long cursor, string baseAddress, Sources sources, CancellationToken gone)
    {
        using var news = new StreamNews(identity.ConversationId, sources.ConversationFeed, sources.Typing);
        var page = await sources.Log.AfterAsync(identity.ConversationId, cursor, gone);
        var isSilent = false;
        while (true)
        {
            if (FrameOf(page.Lines, news.TakeHint(), cursor, identity, baseAddress, sources.Json, isSilent) is { } frame)
                await SendAsync(socket, frame, gone);
            if (page.Lines.Count > 0)
                cursor = page.Lines[^1].Sequence;
            isSilent = page.IsWhole && !await news.WaitAsync(KeepAlive, gone);
            if (isSilent)
                page = new ActivityPage([], IsWhole: true);
            else if (page.IsWhole && news.Take(cursor) is { } lines)
                page = new ActivityPage(lines, IsWhole: true);
            else if ((page = await sources.Log.AfterAsync(identity.ConversationId, cursor, gone)).Lines.Count == 0
                && await sources.Log.LastAsync(identity.ConversationId, gone) is null)
                return;
        }
    }

    /// <summary>What is to be sent now; null: nothing.</summary>
    private static string? FrameOf(
        IReadOnlyList<Activity> news, TypingHint? writing, long cursor, WebChatIdentity identity, string baseAddress, ActivityJson json, bool isSilent)
    {
        if (news.Count > 0)
            return json.Set(news, cursor, identity, baseAddress).ToJsonString(ActivityJson.Json);
        if (writing is not null)
            return json.Writing(writing, cursor).ToJsonString(ActivityJson.Json);
        return isSilent ? "" : null;
    }

    /// <summary>
    /// Listens on after <paramref name="gone"/>: a receive that is cancelled tears the socket down before it can say why it
    /// closes. Ends at a frame that is too long, or one too many.
    /// </summary>
    private static async Task ListenAsync(WebSocket socket, TimeProvider clock, CancellationTokenSource gone, CancellationToken deaf)
    {
        var buffer = new byte[FrameLimit];
        var (since, frames) = (clock.GetTimestamp(), 0);
        try
        {
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(), deaf);
                if (clock.GetElapsedTime(since) >= TimeSpan.FromMinutes(1))
                    (since, frames) = (clock.GetTimestamp(), 0);
                if (frame.MessageType == WebSocketMessageType.Close || !frame.EndOfMessage || ++frames > FramesPerMinute)
                    break;
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
        }

        await gone.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, bool stopping)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
        }
    }

    private static async Task SendAsync(WebSocket socket, string text, CancellationToken gone)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>What decides whether a socket is opened.</summary>
    internal sealed record Admission(WebChatTokens Tokens, StreamTickets Tickets, WebChatOptions Options, OpenStreams Streams);

    /// <summary>Where a line comes from and how it is written.</summary>
    internal sealed record Sources(ActivityLog Log, ActivityJson Json, ConversationFeed ConversationFeed, Typing Typing, TimeProvider Clock);
}

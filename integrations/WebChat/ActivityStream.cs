using System.Collections.Concurrent;
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
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>How long a closing socket waits for the other side.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Bytes a client may send at once; clients only send empty frames.</summary>
    private const int FrameLimit = 4096;

    public static async Task OpenAsync(
        HttpContext http, string id, string? t, string? watermark, [AsParameters] Door door, [AsParameters] Sources sources, IHostApplicationLifetime lifetime)
    {
        var check = await door.Tokens.CheckForStreamAsync(t ?? "");
        if (check is not TokenCheck.Valid(var identity) || !Guid.TryParse(id, out var conversation) || conversation != identity.ConversationId || !IsOriginAllowed(http, door.Options))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using var place = door.Streams.Enter(conversation, http.Connection.RemoteIpAddress);
        if (place is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        // Read before the handshake: what the client posts once it is connected lies after the cursor.
        var cursor = await sources.Log.WithinAsync(conversation, DirectLineEndpoints.Watermark(watermark), http.RequestAborted);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, place.Displaced);
        using var deaf = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var listening = ListenAsync(socket, gone, deaf.Token);
        try
        {
            await PushAsync(socket, identity, cursor, DirectLineEndpoints.BaseAddress(http), sources, gone.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The reader left or the server stops; the client comes back with its watermark.
        }

        await gone.CancelAsync();
        await CloseAsync(socket, lifetime.ApplicationStopping.IsCancellationRequested);
        deaf.CancelAfter(Farewell);
        await listening;
    }

    private static async Task PushAsync(WebSocket socket, WebChatIdentity identity, long cursor, string baseAddress, Sources sources, CancellationToken gone)
    {
        // Not disposed: a signal that is under way when the reader leaves still releases it.
        var wake = new SemaphoreSlim(0);
        var signalled = new ConcurrentQueue<IReadOnlyList<Activity>>();
        TypingHint? writing = null;
        using var listener = sources.Signals.Listen(identity.ConversationId, lines =>
        {
            signalled.Enqueue(lines);
            wake.Release();
        });
        using var watcher = sources.Typing.Listen(identity.ConversationId, hint =>
        {
            if (hint.Speaker == Speaker.Resident)
                return;
            Volatile.Write(ref writing, hint);
            wake.Release();
        });
        var news = await sources.Log.AfterAsync(identity.ConversationId, cursor, gone);
        var isSilent = false;
        while (true)
        {
            // What somebody was about to say is said: the hint is over.
            var hint = Interlocked.Exchange(ref writing, null);
            if (FrameOf(news, hint, cursor, identity, baseAddress, sources.Json, isSilent) is { } frame)
                await SendAsync(socket, frame, gone);
            if (news.Count > 0)
                cursor = news[^1].Sequence;
            var isAll = news.Count < ActivityLog.AtOnce;
            isSilent = isAll && !await wake.WaitAsync(KeepAlive, gone);
            news = isSilent ? [] : (isAll ? Continuation(signalled, wake, cursor) : null) ?? await sources.Log.AfterAsync(identity.ConversationId, cursor, gone);
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

    /// <summary>What was signalled since, when it follows <paramref name="cursor"/> without a gap; null: the log is to be read.</summary>
    private static IReadOnlyList<Activity>? Continuation(ConcurrentQueue<IReadOnlyList<Activity>> signalled, SemaphoreSlim wake, long cursor)
    {
        // Several signals at once are one reason to look.
        while (wake.Wait(0, CancellationToken.None))
        {
        }

        var heard = new SortedList<long, Activity>();
        var isWhole = true;
        while (signalled.TryDequeue(out var lines))
        {
            isWhole &= lines.Count > 0;
            foreach (var line in lines.Where(line => line.Sequence > cursor))
                heard.TryAdd(line.Sequence, line);
        }

        return isWhole && heard.Count > 0 && heard.Keys[0] == cursor + 1 && heard.Keys[^1] == cursor + heard.Count ? [.. heard.Values] : null;
    }

    /// <summary>Browsers do not guard sockets by origin, so it is done here.</summary>
    private static bool IsOriginAllowed(HttpContext http, WebChatOptions options)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == DirectLineEndpoints.BaseAddress(http) || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Listens on after <paramref name="gone"/>: a receive that is cancelled tears the socket down before it can say why it closes.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource gone, CancellationToken deaf)
    {
        var buffer = new byte[FrameLimit];
        try
        {
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(), deaf);
                if (frame.MessageType == WebSocketMessageType.Close || !frame.EndOfMessage)
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

    private static ValueTask SendAsync(WebSocket socket, string text, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    /// <summary>What decides whether a socket is opened.</summary>
    internal sealed record Door(WebChatTokens Tokens, WebChatOptions Options, OpenStreams Streams);

    /// <summary>Where a line comes from and how it is written.</summary>
    internal sealed record Sources(ActivityLog Log, ActivityJson Json, Signals Signals, Typing Typing);
}

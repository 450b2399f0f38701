using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Benchmarks;

/// <summary>
/// One browser's conversation: a token and a socket. When its server goes away it writes to the next one and asks that for the reply, as a
/// browser does behind a balancer.
/// </summary>
internal sealed class WebChatLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly IReadOnlyList<Uri> nodes;
    private readonly string conversation;
    private readonly string token;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly Lock seeing = new();
    private int node;
    private bool moved;
    private TaskCompletionSource<string>? waiting;
    private long waitingAfter;
    private (long Sequence, string Text) lastReply;
    private Task listening = Task.CompletedTask;

    private WebChatLine(HttpClient http, IReadOnlyList<Uri> nodes, int node, string conversation, string token) =>
        (this.http, this.nodes, this.node, this.conversation, this.token) = (http, nodes, node, conversation, token);

    /// <param name="http">Sends the messages.</param>
    /// <param name="nodes">Where servers are; the first is taken by the first browser, and so on in turn.</param>
    /// <param name="number">Which browser it is, from 0.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<WebChatLine> OpenAsync(HttpClient http, IReadOnlyList<Uri> nodes, int number, CancellationToken cancellation)
    {
        var node = number % nodes.Count;
        var token = await PostAsync(http, new Uri(nodes[node], "/webchat/token"), null, null, cancellation);
        var bearer = token["token"]!.GetValue<string>();
        var started = await PostAsync(http, new Uri(nodes[node], "/v3/directline/conversations"), bearer, null, cancellation);
        var line = new WebChatLine(http, nodes, node, started["conversationId"]!.GetValue<string>(), bearer);
        await line.socket.ConnectAsync(new Uri(started["streamUrl"]!.GetValue<string>()), cancellation);
        var greeted = line.ReplyAfterAsync(0);
        line.listening = line.ListenAsync();
        await greeted.WaitAsync(Patience, cancellation);
        return line;
    }

    /// <summary>Says a line and waits until its reply has come.</summary>
    /// <exception cref="HttpRequestException">No server took it.</exception>
    /// <exception cref="TimeoutException">No reply came.</exception>
    public async Task<string> AskAsync(string text, string id, CancellationToken cancellation)
    {
        var activity = new JsonObject { ["type"] = "message", ["text"] = text, ["channelData"] = new JsonObject { ["clientActivityID"] = id } };
        for (var tried = 0; ; tried++)
        {
            try
            {
                var posted = await PostAsync(http, new Uri(nodes[node], Path("activities")), token, activity.DeepClone(), cancellation);
                var sequence = long.Parse(posted["id"]!.GetValue<string>().Split('|')[1]);
                return await (moved ? PollAsync(sequence, cancellation) : ReplyAfterAsync(sequence)).WaitAsync(Patience, cancellation);
            }
            catch (Exception failure) when (tried < nodes.Count - 1 && failure is HttpRequestException { StatusCode: null } or IOException)
            {
                (node, moved) = ((node + 1) % nodes.Count, true);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await listening;
        socket.Dispose();
        leaving.Dispose();
    }

    private string Path(string what) => $"/v3/directline/conversations/{conversation}/{what}";

    /// <summary>Asks for the reply ten times a second.</summary>
    private async Task<string> PollAsync(long sequence, CancellationToken cancellation)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(nodes[node], Path($"activities?watermark={sequence}")));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
            var set = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
            if (set!["activities"]!.AsArray().LastOrDefault(one => one!["from"]!["role"]?.GetValue<string>() == "bot") is { } said)
                return said["text"]!.GetValue<string>();
            await Task.Delay(100, cancellation);
        }
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, Uri path, string? bearer, JsonNode? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
    }

    private Task<string> ReplyAfterAsync(long sequence)
    {
        lock (seeing)
        {
            if (lastReply.Sequence > sequence)
                return Task.FromResult(lastReply.Text);
            waitingAfter = sequence;
            waiting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task;
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult frame;
                do
                {
                    frame = await socket.ReceiveAsync(buffer.AsMemory(length), leaving.Token);
                    length += frame.Count;
                }
                while (!frame.EndOfMessage);
                if (frame.MessageType == WebSocketMessageType.Close)
                    return;
                if (length > 0)
                    See(buffer.AsSpan(0, length));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The run is over, or the server went away: who still waits asks the next one.
            lock (seeing)
                waiting?.TrySetException(new IOException("The socket is closed."));
        }
    }

    private void See(ReadOnlySpan<byte> frame)
    {
        using var set = JsonDocument.Parse(frame.ToArray());
        foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.GetProperty("from").GetProperty("role").GetString() != "bot")
                continue;
            lock (seeing)
            {
                lastReply = (long.Parse(activity.GetProperty("id").GetString()!.Split('|')[1]), activity.GetProperty("text").GetString()!);
                if (waiting is not null && lastReply.Sequence > waitingAfter)
                    waiting.TrySetResult(lastReply.Text);
            }
        }
    }
}

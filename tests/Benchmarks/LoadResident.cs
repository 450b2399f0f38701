using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Benchmarks;

/// <summary>One browser: a token, a socket, and one complaint after the other, three messages each.</summary>
internal sealed class LoadResident : ISpeaker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly string conversation;
    private readonly string token;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly Lock seeing = new();
    private readonly (string Say, string Hear)[] script;
    private TaskCompletionSource<string>? waiting;
    private long waitingAfter;
    private (long Sequence, string Text) lastReply;
    private Task listening = Task.CompletedTask;
    private int said;

    private LoadResident(HttpClient http, int number, string conversation, string token)
    {
        this.http = http;
        this.conversation = conversation;
        this.token = token;
        script = ComplaintScript.For(number);
    }

    public static async Task<LoadResident> ArriveAsync(HttpClient http, int number, CancellationToken cancellation)
    {
        var token = await PostAsync(http, "/webchat/token", null, null, cancellation);
        var bearer = token["token"]!.GetValue<string>();
        var started = await PostAsync(http, "/v3/directline/conversations", bearer, null, cancellation);
        var resident = new LoadResident(http, number, started["conversationId"]!.GetValue<string>(), bearer);
        await resident.socket.ConnectAsync(new Uri(started["streamUrl"]!.GetValue<string>()), cancellation);
        var greeted = resident.ReplyAfterAsync(0);
        resident.listening = resident.ListenAsync();
        await greeted.WaitAsync(Patience, cancellation);
        return resident;
    }

    /// <summary>Says the next line and waits until the reply has come over the socket.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public async Task<string?> SayNextAsync(CancellationToken cancellation)
    {
        var (say, hear) = script[said % script.Length];
        try
        {
            var activity = new JsonObject { ["type"] = "message", ["text"] = say, ["channelData"] = new JsonObject { ["clientActivityID"] = $"load-{said}" } };
            var posted = await PostAsync(http, $"/v3/directline/conversations/{conversation}/activities", token, activity, cancellation);
            var reply = await ReplyAfterAsync(long.Parse(posted["id"]!.GetValue<string>().Split('|')[1])).WaitAsync(Patience, cancellation);
            if (!reply.Contains(hear, StringComparison.Ordinal))
                return $"another reply than '{hear}'";
            said++;
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
        {
            return failure is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : failure.GetType().Name;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await listening;
        socket.Dispose();
        leaving.Dispose();
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, string? bearer, JsonNode? body, CancellationToken cancellation)
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
            // The run is over, or the server went away: turns that still wait run into their time limit.
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

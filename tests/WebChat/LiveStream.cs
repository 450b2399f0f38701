using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>The receiving end of a Direct Line socket.</summary>
internal sealed class LiveStream : IDisposable
{
    /// <summary>Longer than any machine needs; only a test that would hang runs into it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket socket = new();
    private readonly Queue<JsonNode> waiting = [];

    private LiveStream()
    {
    }

    /// <summary>Of the last set received.</summary>
    public string Watermark { get; private set; } = "";

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    /// <summary>Status of the answer to the handshake.</summary>
    public int Handshake => (int)socket.HttpStatusCode;

    /// <param name="through">What makes the connection; without it the system does.</param>
    public static async Task<LiveStream> OpenAsync(string url, string? origin = null, HttpMessageInvoker? through = null)
    {
        var stream = new LiveStream();
        await stream.ConnectAsync(url, origin, through);
        return stream;
    }

    /// <summary>Opens a stream that the server refuses; returns the status of its refusal.</summary>
    public static async Task<int> RefusedAsync(string url, string? origin = null)
    {
        using var stream = new LiveStream();
        await Assert.ThrowsAsync<WebSocketException>(() => stream.ConnectAsync(url, origin));
        return stream.Handshake;
    }

    /// <summary>The next activity.</summary>
    public async Task<JsonNode> NextAsync()
    {
        using var patience = Waiting();
        while (waiting.Count == 0)
        {
            var frame = await ReceiveAsync(patience.Token) ?? throw new InvalidOperationException($"The server closed the stream: {Closed}");
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame)!;
            Watermark = DirectLineClient.Text(set["watermark"]);
            foreach (var activity in DirectLineClient.Activities(set))
                waiting.Enqueue(activity);
        }

        return waiting.Dequeue();
    }

    /// <summary>All activities up to the one that has this text in it.</summary>
    public async Task<IReadOnlyList<JsonNode>> UntilAsync(string text)
    {
        var seen = new List<JsonNode>();
        do
            seen.Add(await NextAsync());
        while (!DirectLineClient.Text(seen[^1]["text"]).Contains(text, StringComparison.Ordinal));
        return seen;
    }

    /// <summary>True when the frame just read has no more activities.</summary>
    public bool IsFrameRead => waiting.Count == 0;

    /// <summary>Reads until the server closes.</summary>
    public async Task UntilClosedAsync()
    {
        using var patience = Waiting();
        while (await ReceiveAsync(patience.Token) is not null)
        {
        }
    }

    public ValueTask SendAsync(string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    private async Task ConnectAsync(string url, string? origin, HttpMessageInvoker? through = null)
    {
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(url), through, TestContext.Current.CancellationToken);
    }

    private static CancellationTokenSource Waiting()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }

    private async Task<string?> ReceiveAsync(CancellationToken patience)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(frame.ToArray());
        }
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Tests.Handoff;

/// <summary>Asks for a lawyer over web chat, says some lines once served, and is content when each was answered; goes to the other node when one is away.</summary>
internal sealed class WalkingResident(HttpClient http, IReadOnlyList<Uri> nodes, int number)
{
    private const int Lines = 4;
    private readonly List<string> received = [];
    private string conversation = "";
    private string token = "";
    private string watermark = "";
    private int turned;
    private int served;

    public int Number => number;

    public Guid Id => Guid.Parse(conversation);

    /// <summary>1 once a lawyer has answered.</summary>
    public int Served => Volatile.Read(ref served);

    /// <summary>What was said and acknowledged, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What lawyers said, as it came.</summary>
    public IReadOnlyList<string> HeardFromLawyers => received;

    public async Task ArriveAsync(CancellationToken cancellation)
    {
        using var response = await http.PostAsync(new Uri(nodes[number % nodes.Count], "/webchat/token"), null, cancellation);
        var arrived = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
        (conversation, token) = (arrived["conversationId"]!.GetValue<string>(), arrived["token"]!.GetValue<string>());
    }

    public async Task TalkAsync(CancellationToken cancellation)
    {
        await SayAsync("转人工", cancellation);
        for (var line = 1; line <= Lines; line++)
        {
            var text = $"第{line}句，第{number}号居民";
            await SayAsync(text, cancellation);
            Said.Add(text);
            while (!received.Exists(one => one.StartsWith($"答{line}-", StringComparison.Ordinal)))
                await ListenAsync(cancellation);
            Volatile.Write(ref served, 1);
        }

        // The last lawyer ends it.
        await SayAsync("谢谢，没有了", cancellation);
        while (!received.Exists(one => one.StartsWith("再见", StringComparison.Ordinal)))
            await ListenAsync(cancellation);
    }

    private async Task SayAsync(string text, CancellationToken cancellation)
    {
        var id = $"{number}-{text}";
        while (true)
        {
            using var request = Request(HttpMethod.Post, "");
            request.Content = JsonContent.Create(
                new JsonObject { ["type"] = "message", ["text"] = text, ["channelData"] = new JsonObject { ["clientActivityID"] = id } });
            if (await SendAsync(request, cancellation) is not null)
                return;
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, $"?watermark={watermark}");
        if (await SendAsync(request, cancellation) is not { } body)
            return;
        var read = JsonNode.Parse(body)!;
        watermark = read["watermark"]?.GetValue<string>() ?? watermark;
        foreach (var one in read["activities"]!.AsArray())
            if (one!["from"]?["name"]?.GetValue<string>() is { } name && name.EndsWith("位律师", StringComparison.Ordinal))
                received.Add(one["text"]!.GetValue<string>());
        await Task.Delay(100, cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string query)
    {
        var request = new HttpRequestMessage(method, new Uri(nodes[(number + turned) % nodes.Count], $"/v3/directline/conversations/{conversation}/activities{query}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <returns>Null: it did not come through; the next call goes to the other node.</returns>
    private async Task<string?> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadAsStringAsync(cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Killed in the middle.
        }

        turned++;
        await Task.Delay(100, cancellation);
        return null;
    }
}

using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Tests.Handoff;

/// <summary>
/// A lawyer's program: listens to the events, takes over or declines, answers each line once, now and then hands on or loses the line; goes to the other
/// node when one is away.
/// </summary>
internal sealed class WalkingLawyer(HttpClient http, IReadOnlyList<Uri> nodes, string token, Random chance)
{
    private readonly Dictionary<Guid, long> lastLine = [];
    private readonly Dictionary<Guid, int> answered = [];
    private string last = "";
    private int node = chance.Next(2);

    /// <summary>What was acknowledged.</summary>
    public List<(Guid Conversation, string Text)> Said { get; } = [];

    /// <summary>Lines that came twice, out of order or with a gap.</summary>
    public List<string> Wrong { get; } = [];

    public int Declined { get; private set; }

    public int HandedOn { get; private set; }

    public int Reconnected { get; private set; }

    public int Repeated { get; private set; }

    public async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await CallAsync(HttpMethod.Put, "presence", """{"state":"on","capacity":5}""", null, over);
                await ListenAsync(over);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                if (over.IsCancellationRequested)
                    return;
                Reconnected++;
                node++;
            }
        }
    }

    private async Task ListenAsync(CancellationToken over)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(nodes[node % nodes.Count], "/api/v1/reception/events"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (last.Length > 0)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, over);
        response.EnsureSuccessStatusCode();
        await foreach (var one in SseParser.Create(await response.Content.ReadAsStreamAsync(over)).EnumerateAsync(over))
        {
            if (one.Data.Length == 0)
                continue;
            last = one.EventId ?? last;
            await HearAsync(one.EventType, JsonNode.Parse(one.Data)!, over);
            // Now and then the line is lost.
            if (chance.Next(40) == 0)
            {
                Reconnected++;
                return;
            }
        }
    }

    private async Task HearAsync(string kind, JsonNode data, CancellationToken over)
    {
        if (kind is "waiting" || !Guid.TryParse(data["conversation"]?.GetValue<string>(), out var conversation))
            return;
        switch (kind)
        {
            case "offer" when chance.Next(5) == 0:
                Declined++;
                await CallAsync(HttpMethod.Post, $"{conversation}/decline", "{}", null, over);
                break;
            case "offer":
                await CallAsync(HttpMethod.Post, $"{conversation}/accept-offer", "{}", null, over);
                break;
            case "ended":
                lastLine.Remove(conversation);
                break;
            default:
                var line = data["line"]!;
                var sequence = line["sequence"]!.GetValue<long>();
                if (lastLine.TryGetValue(conversation, out var before) && sequence != before + 1)
                    Wrong.Add($"{conversation}: line {sequence} after {before}");
                lastLine[conversation] = sequence;
                await AnswerAsync(conversation, line, over);
                break;
        }
    }

    private async Task AnswerAsync(Guid conversation, JsonNode line, CancellationToken over)
    {
        var text = line["text"]!.GetValue<string>();
        if (line["speaker"]!.GetValue<string>() == "lawyer" && text.StartsWith('答'))
            answered[conversation] = Math.Max(answered.GetValueOrDefault(conversation), text[1] - '0');
        // Took over: what stands unanswered before is read once.
        if (line["speaker"]!.GetValue<string>() == "assistant" && text.Contains("来了，接下来由", StringComparison.Ordinal))
        {
            await CatchUpAsync(conversation, over);
            return;
        }

        if (line["speaker"]!.GetValue<string>() != "resident")
            return;
        if (text.StartsWith("谢谢", StringComparison.Ordinal))
        {
            if (await SayAsync(conversation, "再见", over))
                await CallAsync(HttpMethod.Post, $"{conversation}/end", """{"result":"answered"}""", null, over);
        }
        else if (text.StartsWith('第') && answered.GetValueOrDefault(conversation) < text[1] - '0')
        {
            if (chance.Next(6) == 0)
            {
                HandedOn++;
                if (await CallAsync(HttpMethod.Post, $"{conversation}/transfer", """{"note":"请接"}""", null, over) is not null)
                    return;
            }

            if (await SayAsync(conversation, $"答{text[1]}-", over))
                answered[conversation] = text[1] - '0';
        }
    }

    private async Task CatchUpAsync(Guid conversation, CancellationToken over)
    {
        if (await CallAsync(HttpMethod.Get, $"{conversation}/lines", null, null, over) is not { } body)
            return;
        foreach (var line in JsonNode.Parse(body)!["items"]!.AsArray())
        {
            var (speaker, text) = (line!["speaker"]!.GetValue<string>(), line["text"]!.GetValue<string>());
            if (speaker == "lawyer" && text.StartsWith('答'))
                answered[conversation] = Math.Max(answered.GetValueOrDefault(conversation), text[1] - '0');
        }

        foreach (var line in JsonNode.Parse(body)!["items"]!.AsArray())
        {
            var (speaker, text) = (line!["speaker"]!.GetValue<string>(), line["text"]!.GetValue<string>());
            if (speaker == "resident" && text.StartsWith('第') && answered.GetValueOrDefault(conversation) < text[1] - '0'
                && await SayAsync(conversation, $"答{text[1]}-", over))
                answered[conversation] = text[1] - '0';
            if (speaker == "resident" && text.StartsWith("谢谢", StringComparison.Ordinal) && await SayAsync(conversation, "再见", over))
                await CallAsync(HttpMethod.Post, $"{conversation}/end", """{"result":"answered"}""", null, over);
        }
    }

    private async Task<bool> SayAsync(Guid conversation, string text, CancellationToken over)
    {
        var said = text + Said.Count + "-" + token[^4..];
        if (await CallAsync(HttpMethod.Post, $"{conversation}/say", JsonSerializer.Serialize(new { text = said }), $"{Guid.NewGuid():N}", over) is null)
            return false;
        Said.Add((conversation, said));
        return true;
    }

    /// <summary>Calls until it comes through.</summary>
    /// <returns>Null: it was refused.</returns>
    private async Task<string?> CallAsync(HttpMethod method, string path, string? body, string? key, CancellationToken over)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, new Uri(nodes[node % nodes.Count], $"/api/v1/reception/{path}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            try
            {
                using var response = await http.SendAsync(request, over);
                if ((int)response.StatusCode < 500)
                    return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(over) : null;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !over.IsCancellationRequested)
            {
                // Killed in the middle: the same again, elsewhere.
            }

            Repeated++;
            node++;
            await Task.Delay(100, over);
        }
    }
}

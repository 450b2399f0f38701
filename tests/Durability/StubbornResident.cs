using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>
/// Files complaints over Direct Line and posts each message again, under the same id, until the server has acknowledged
/// it; gives up, with what the server said last, when that takes longer than any restart.
/// </summary>
internal sealed class StubbornResident(HttpClient http, int number)
{
    private static readonly string[] Script = ["号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园", "提交"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private string? conversation;
    private string? token;
    private int heard;

    public Guid ConversationId => Guid.Parse(conversation!);

    /// <summary>Ids of the messages the server has acknowledged, in order, with what they said.</summary>
    public List<(string Id, string Text)> Acknowledged { get; } = [];

    /// <summary>How many were acknowledged so far, for another thread.</summary>
    public int Heard => Volatile.Read(ref heard);

    public int CasesFiled { get; private set; }

    /// <summary>Posts that were not acknowledged and were made again.</summary>
    public int Repeated { get; private set; }

    public async Task ArriveAsync(CancellationToken cancellation)
    {
        using var response = await http.PostAsync("/webchat/token", null, cancellation);
        var arrived = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
        (conversation, token) = (arrived["conversationId"]!.GetValue<string>(), arrived["token"]!.GetValue<string>());
    }

    public async Task FileAsync(CancellationToken cancellation)
    {
        foreach (var line in Script)
            await SayAsync(line[0] == '号' ? number + line : line, cancellation);
        CasesFiled++;
    }

    private async Task SayAsync(string text, CancellationToken cancellation)
    {
        var id = $"message-{Acknowledged.Count}";
        var since = Stopwatch.GetTimestamp();
        while (await PostAsync(id, text, cancellation) is { } refusal)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"{id} of resident {number} was not acknowledged: {refusal}");
            Repeated++;
            await Task.Delay(100, cancellation);
        }

        Acknowledged.Add((id, text));
        Volatile.Write(ref heard, Acknowledged.Count);
    }

    /// <returns>Null when it was acknowledged, else why not.</returns>
    private async Task<string?> PostAsync(string id, string text, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{conversation}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content =
            JsonContent.Create(new JsonObject { ["type"] = "message", ["text"] = text, ["channelData"] = new JsonObject { ["clientActivityID"] = id } });
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return failure.Message;
        }
    }
}

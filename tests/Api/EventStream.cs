using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>A program that listens to the events of a lawyer's reception.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> items;

    private EventStream(HttpClient http, HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items)
    {
        this.http = http;
        this.response = response;
        this.items = items;
    }

    /// <param name="address">Of the node.</param>
    /// <param name="token">Of the lawyer.</param>
    /// <param name="last">The <c>Last-Event-ID</c>; null: none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<EventStream> OpenAsync(Uri address, string token, string? last, CancellationToken cancellation)
    {
        var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reception/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (last is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Last-Event-ID", last));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellation));
        return new EventStream(http, response, parser.EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation));
    }

    public async Task<Event> NextAsync()
    {
        Assert.True(await items.MoveNextAsync(), "The stream has ended.");
        return new Event(items.Current.EventId ?? "", items.Current.EventType, JsonSerializer.Deserialize<JsonElement>(items.Current.Data));
    }

    /// <summary>The first event in which these words stand.</summary>
    public async Task<Event> UntilAsync(string words)
    {
        while (true)
            if (await NextAsync() is var one && one.Data.GetRawText().Contains(words, StringComparison.Ordinal))
                return one;
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        http.Dispose();
        try
        {
            await items.DisposeAsync();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or HttpRequestException)
        {
            // The line was cut.
        }
    }

    internal sealed record Event(string Id, string Kind, JsonElement Data);
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Another system that wants to be told of cases, on a real port. It takes what it is told, or does whatever it is told to.</summary>
public sealed class WebhookPeer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Told> heard = new();
    private readonly SemaphoreSlim arrived = new(0);

    private WebhookPeer(WebApplication app) => this.app = app;

    /// <summary>What it does with a request; null: it takes it.</summary>
    public Func<HttpContext, Task>? Behaves { get; set; }

    /// <summary>All that came, in order.</summary>
    public IReadOnlyCollection<Told> Heard => heard;

    public string Address => app.Urls.First();

    public static async Task<WebhookPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var peer = new WebhookPeer(app);
        app.Run(peer.HearAsync);
        await app.StartAsync();
        return peer;
    }

    /// <summary>What came next.</summary>
    public async Task<Told> AskedAsync(CancellationToken cancellation)
    {
        if (!await arrived.WaitAsync(TimeSpan.FromMinutes(1), cancellation))
            throw new TimeoutException("Nothing was told.");
        return heard.Last();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }

    private async Task HearAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        heard.Enqueue(new Told($"{http.Request.Method} {http.Request.Path}", headers, body));
        arrived.Release();
        await (Behaves?.Invoke(http) ?? Task.CompletedTask);
    }

    /// <summary>One request.</summary>
    /// <param name="Line">Method and path.</param>
    public sealed record Told(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        public string Event => Json.GetProperty("event").GetString()!;
    }
}

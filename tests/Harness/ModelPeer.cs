using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Tests.Harness;

/// <summary>A stand-in for a language model behind an interface like OpenAI's, on a real port. It answers as it is told, also in every wrong way.</summary>
public sealed class ModelPeer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> heard = new();
    private readonly SemaphoreSlim arrived = new(0);

    private ModelPeer(WebApplication app) => this.app = app;

    /// <summary>What it does with a request; says <see cref="Words"/> unless it is told otherwise.</summary>
    public Func<HttpContext, Task>? Behaves { get; set; }

    /// <summary>What it says.</summary>
    public string Words { get; set; } = "";

    /// <summary>Bodies of all requests, without escapes.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    /// <summary>The key of the last request.</summary>
    public string? Authorization { get; private set; }

    public string Address => app.Urls.First();

    public static async Task<ModelPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        var app = builder.Build();
        var peer = new ModelPeer(app);
        app.Run(peer.HearAsync);
        await app.StartAsync();
        return peer;
    }

    /// <summary>Returns when another request has come.</summary>
    public async Task AskedAsync(CancellationToken cancellation)
    {
        if (!await arrived.WaitAsync(TimeSpan.FromMinutes(1), cancellation))
            throw new TimeoutException("The model was not asked.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }

    /// <summary>Says something as a completion.</summary>
    /// <param name="http">The request.</param>
    /// <param name="words">What it says.</param>
    /// <param name="finish">Why it stopped.</param>
    public static Task SayAsync(HttpContext http, string words, string finish = "stop")
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(Completion(words, finish));
    }

    public static string Completion(string words, string finish = "stop") => new JsonObject
    {
        ["id"] = "c1",
        ["object"] = "chat.completion",
        ["created"] = 1790000000,
        ["model"] = "stand-in",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = words },
            ["finish_reason"] = finish,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    }.ToJsonString();

    private async Task HearAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = JsonNode.Parse(await reader.ReadToEndAsync(http.RequestAborted))!;
        heard.Enqueue(body.ToJsonString(Readable));
        Authorization = http.Request.Headers.Authorization;
        arrived.Release();
        await (Behaves?.Invoke(http) ?? SayAsync(http, Words));
    }
}

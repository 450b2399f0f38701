using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Benchmarks;

/// <summary>The connector that a Bot Framework bot answers to.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private Connector(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new Connector(app);
        app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", async (string conversation, HttpRequest request) =>
        {
            var activity = await request.ReadFromJsonAsync<JsonObject>();
            if (connector.waiting.TryRemove(conversation, out var asked))
                asked.TrySetResult(activity!["text"]!.GetValue<string>());
            return Results.Json(new { id = Guid.NewGuid().ToString("N") });
        });
        await app.StartAsync();
        return connector;
    }

    public Task<string> NextAsync(string conversation) =>
        (waiting[conversation] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A resident who talks to a bot of the Bot Framework: posts an activity, and waits until the bot has posted its answer.</summary>
internal sealed class BotFrameworkSpeaker(HttpClient http, Uri bot, Connector connector, int number) : ISpeaker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string conversation = $"load-{number}";
    private readonly (string Say, string Hear)[] script = ComplaintScript.For(number);
    private int said;

    public async Task<string?> SayNextAsync(CancellationToken cancellation)
    {
        var say = script[said % script.Length].Say;
        var answer = connector.NextAsync(conversation);
        var activity = new
        {
            type = "message",
            id = $"{conversation}-{said}",
            text = say,
            channelId = "load",
            serviceUrl = connector.Address,
            conversation = new { id = conversation },
            from = new { id = "user", role = "user" },
            recipient = new { id = "bot", role = "bot" },
        };
        try
        {
            using var response = await http.PostAsJsonAsync(bot, activity, cancellation);
            response.EnsureSuccessStatusCode();
            if (!(await answer.WaitAsync(Patience, cancellation)).Contains(say, StringComparison.Ordinal))
                return "another reply";
            said++;
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
        {
            return failure is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : failure.GetType().Name;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Integrations.Webhooks;
using ResidentAssistant.Web.Api.Cases;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>Tells targets what is due, outside any transaction: several targets at once, each of its events one after the other.</summary>
internal sealed class WebhookSender(
    WebhookQueue queue, WebhookClient client, IOptions<JsonOptions> json, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    /// <summary>Targets at once.</summary>
    private const int AtOnce = 8;

    /// <summary>Events of one target before the others have their turn again.</summary>
    private const int InARow = 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForgetsEvery = TimeSpan.FromHours(1);
    private DateTimeOffset forgetsAt;

    /// <summary>Tells all that is due now; a target that does not take it is left alone for now.</summary>
    public async Task RunDueAsync(CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            await queue.DueAsync(cancellation), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (webhook, stop) => await SendAsync(webhook, stop));
        if (clock.GetUtcNow() is var now && now < forgetsAt)
            return;
        forgetsAt = now + ForgetsEvery;
        await queue.ForgetAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var beat = new PeriodicTimer(Every);
        do
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "What is due for webhooks could not be sent; it is tried again.");
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(Guid webhook, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + WebhookClient.Limit;
        for (var sent = 0; sent < InARow && clock.GetUtcNow() <= until; sent++)
        {
            if (await queue.TakeAsync(webhook, cancellation) is not { } call)
                return;
            var told = call.Delivery;
            var message = new WebhookMessage(told.Id, told.Event, CityTime.Local(told.At), CaseView.Of(call.Case, call.Territory, call.Merged));
            var body = JsonSerializer.SerializeToUtf8Bytes(message, json.Value.SerializerOptions);
            var result = await client.PostAsync(call.Url, call.Secret, body, cancellation);
            await queue.EndAsync(call, result, cancellation);
            if (result.IsDelivered)
                continue;
            log.LogWarning(
                "Webhook {Webhook} did not take delivery {Delivery}, attempt {Attempt}: {Problem} {Status}.", webhook, told.Id, call.Attempt, result.Problem,
                result.Status);
            return;
        }
    }
}

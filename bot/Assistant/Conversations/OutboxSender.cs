using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Delivers what turns and staff wrote, oldest first, on channels that push. A row is taken by a conditional update that
/// pushes its next attempt into the future, so two nodes never send one message at the same time.
/// </summary>
public sealed class OutboxSender(Transactions transactions, Transcript transcript, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // The passive reply is on the screen before what continues it.
    private static readonly TimeSpan AfterPassive = TimeSpan.FromSeconds(1);

    /// <summary>Delivers all that is due now; returns how many messages were tried.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await transactions.ReadAsync(cancellation);
        var due = await db.Outbox.AsNoTracking()
            .Where(m => m.State == DeliveryState.Waiting && m.NextAttemptAt <= now)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Id).Take(100).ToListAsync(cancellation);
        foreach (var id in due)
            await DeliverAsync(id, cancellation);
        return due.Count;
    }

    /// <summary>
    /// Takes waiting replies to one message for a faster way than pushing (a passive reply) and marks them
    /// <see cref="OutboxMessage.Passive"/>. What another request or the sender has taken meanwhile is not given twice;
    /// what stays behind is due in a moment, since nothing faster will come for it.
    /// </summary>
    /// <param name="whole">Replies carried to their end.</param>
    /// <param name="begun">A reply of which only the beginning is carried; the rest is pushed.</param>
    /// <returns>How many of them were still there to be taken.</returns>
    public Task<int> TakeRepliesAsync(Guid inboundActivityId, IReadOnlyList<Guid> whole, Guid? begun, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var soon = clock.GetUtcNow() + AfterPassive;
            var waiting = db.Outbox.Where(m => m.ReplyTo == inboundActivityId && m.State == DeliveryState.Waiting && m.Attempts == 0 && !m.Passive);
            var taken = await waiting.Where(m => whole.Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Delivered).SetProperty(m => m.Passive, true), cancellation);
            taken += await waiting.Where(m => m.Id == begun)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, soon).SetProperty(m => m.Passive, true), cancellation);
            if (taken > 0)
                await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, soon), cancellation);
            return taken;
        },
        cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The outbox could not be read.");
            }

            await Task.Delay(Every, stoppingToken);
        }
    }

    private async Task DeliverAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var taken = await transactions.RunAsync(
            db => db.Outbox.Where(m => m.Id == id && m.State == DeliveryState.Waiting && m.NextAttemptAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellation),
            cancellation);
        if (taken == 0)
            return;
        var result = await SendAsync(id, cancellation);
        await transactions.RunAsync(
            async db =>
            {
                var message = await db.Outbox.SingleAsync(m => m.Id == id, cancellation);
                switch (result)
                {
                    case DeliveryResult.Delivered:
                        message.Delivered();
                        break;
                    case DeliveryResult.Failed(var reason):
                        message.Failed(reason, hopeless: false, clock.GetUtcNow());
                        break;
                    case DeliveryResult.Hopeless(var reason):
                        message.Failed(reason, hopeless: true, clock.GetUtcNow());
                        log.LogWarning("Message {Message} on {Channel} is given up: {Reason}", id, message.Channel, reason);
                        break;
                }
            },
            cancellation);
    }

    private async Task<DeliveryResult> SendAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == id, cancellation);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == activity.ConversationId, cancellation);
        if (transcript.PushChannel(conversation.Channel) is not { } channel)
            return new DeliveryResult.Failed($"没有名为 {conversation.Channel} 的渠道");
        try
        {
            return await channel.SendAsync(conversation.Channel, conversation.Address, activity, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // A defect of one delivery must not hold up the others: it counts as a failed attempt and ends as a dead letter.
            if (failure is not (HttpRequestException or TimeoutException or IOException or TaskCanceledException))
                log.LogError(failure, "Message {Message} on {Channel} could not be sent.", id, conversation.Channel);
            return new DeliveryResult.Failed(failure.GetType().Name);
        }
    }
}

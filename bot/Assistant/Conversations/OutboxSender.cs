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
    /// Takes the waiting replies to one message for a faster way than pushing (a passive reply). What another request or
    /// the sender has taken meanwhile is not given twice.
    /// </summary>
    /// <returns>Ids of the activities that the caller now must deliver.</returns>
    public Task<IReadOnlyList<Guid>> TakeRepliesAsync(Guid inboundActivityId, CancellationToken cancellation) => transactions.RunAsync<IReadOnlyList<Guid>>(
        async db =>
        {
            var waiting = await db.Outbox.Where(m => m.ReplyTo == inboundActivityId && m.State == DeliveryState.Waiting && m.Attempts == 0)
                .OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellation);
            var taken = new List<Guid>();
            foreach (var id in waiting)
            {
                var changed = await db.Outbox.Where(m => m.Id == id && m.State == DeliveryState.Waiting && m.Attempts == 0)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Delivered), cancellation);
                if (changed == 1)
                    taken.Add(id);
            }

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

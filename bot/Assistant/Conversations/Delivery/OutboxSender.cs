using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Delivers what turns and staff wrote, on channels that push. All that is due in a conversation is taken at once, under
/// its row lock and for one sender alone: so two nodes never send one message at the same time, order holds, and a channel
/// may make one message of several lines.
/// </summary>
public sealed class OutboxSender(Transactions transactions, Transcript transcript, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private const int AtOnce = 8;
    private const int ConversationsPerLook = 100;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Delivers all that is due now; returns in how many conversations something was tried.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<Guid> due;
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            due = await db.Outbox.Where(m => m.State == DeliveryState.Waiting && m.NextAttemptAt <= now)
                .GroupBy(m => m.ConversationId).OrderBy(group => group.Min(m => m.CreatedAt)).Select(group => group.Key)
                .Take(ConversationsPerLook).ToListAsync(cancellation);
        }

        var tried = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (conversationId, token) =>
        {
            if (await DeliverAsync(conversationId, token))
                Interlocked.Increment(ref tried);
        });
        return tried;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Repeat.ForeverAsync(DeliverDueAsync, Every, TimeProvider.System, failure => log.LogError(failure, "The outbox could not be read."), stoppingToken);

    private async Task<bool> DeliverAsync(Guid conversationId, CancellationToken cancellation)
    {
        var push = await transactions.RunAsync(db => BeginAsync(db, conversationId, cancellation), cancellation);
        if (push is null)
            return false;
        var delivery = await SendAsync(push, cancellation);
        await transactions.RunAsync(db => EndAsync(db, conversationId, push, delivery, cancellation), cancellation);
        return true;
    }

    /// <summary>Takes what is due, and with it what failed before and waits for its next attempt: later lines do not overtake it.</summary>
    private async Task<DeliveryBatch?> BeginAsync(AppDb db, Guid conversationId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await Transcript.LockAsync(db, conversationId, cancellation) is not { } conversation || conversation.PushQuota.IsSending(now))
            return null;
        var waiting =
            await db.Outbox.Where(m => m.ConversationId == conversationId && m.State == DeliveryState.Waiting && (m.NextAttemptAt <= now || m.Attempts > 0))
            .ToListAsync(cancellation);
        if (!waiting.Exists(m => m.NextAttemptAt <= now))
            return null;
        waiting.ForEach(m => m.Begin(now + Lease));
        conversation.PushQuota.BeginSending(now + Lease);
        var budget = conversation.PushQuota.Budget(now, notice: waiting.Exists(m => m.Notice))?.Left;
        return new DeliveryBatch(
            conversation.Channel, conversation.Address, await PassiveReplies.ReadAsync(db, waiting, cancellation), budget, conversation.PushQuota.Acceptances,
                conversation.PushQuota.NoticedAt is not null, conversation.Discreet);
    }

    private async Task EndAsync(AppDb db, Guid conversationId, DeliveryBatch push, DeliveryReport delivery, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var conversation = await Transcript.LockAsync(db, conversationId, cancellation) ?? throw new InvalidOperationException("A conversation is gone.");
        var ids = push.Lines.Select(line => line.Activity.Id).ToList();
        var messages = await db.Outbox.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        for (var i = 0; i < ids.Count; i++)
        {
            var message = messages[ids[i]];
            message.Reached(delivery.Sent[i]);
            message.End(delivery.Result, now);
            if (message.State == DeliveryState.Dead)
                log.LogWarning("Message {Message} on {Channel} is given up: {Reason}", message.Id, message.Channel, message.LastError);
        }

        conversation.PushQuota.EndSending(delivery, messages.Values.Count(m => m.State == DeliveryState.Deferred), now);
    }

    private async Task<DeliveryReport> SendAsync(DeliveryBatch push, CancellationToken cancellation)
    {
        IReadOnlyList<int> unsent = [.. push.Lines.Select(line => line.Sent)];
        if (transcript.PushChannel(push.Channel) is not { } channel)
            return new DeliveryReport(new DeliveryResult.Failed($"没有名为 {push.Channel} 的渠道"), unsent);
        try
        {
            return await channel.SendAsync(push, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // A defect of one delivery must not hold up the others: it counts as a failed attempt and ends as a dead letter.
            if (failure is not (HttpRequestException or TimeoutException or IOException or TaskCanceledException))
                log.LogError(failure, "Lines on {Channel} could not be sent, the first is {Message}.", push.Channel, push.Lines[0].Activity.Id);
            return new DeliveryReport(new DeliveryResult.Failed(failure.GetType().Name), unsent);
        }
    }
}

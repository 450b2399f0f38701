using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Looks, for all conversations that somebody in this process listens to, whether another node or process wrote in them,
/// and signals it: one query for all of them instead of one for each reader.
/// </summary>
public sealed class RemoteChangePoller(Transactions transactions, ConversationFeed feed, ILogger<RemoteChangePoller> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Conversations of one query.</summary>
    private const int AtOnce = 1000;

    // The last line of each conversation that was signalled here; locked.
    private readonly Dictionary<Guid, long> signalled = [];
    private IDisposable? own;

    /// <summary>Signals what was written elsewhere since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var listened = feed.Subscribed();
        lock (signalled)
            foreach (var left in signalled.Keys.Except(listened).ToList())
                signalled.Remove(left);
        if (listened.Count == 0)
            return;
        await using var db = await transactions.ReadAsync(cancellation);
        foreach (var ids in listened.Chunk(AtOnce))
            foreach (var found in await db.Conversations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.LastSequence }).ToListAsync(cancellation))
                if (IsNews(found.Id, found.LastSequence))
                    feed.Publish(found.Id);
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        own = feed.Subscribe(ConversationFeed.Everything, lines =>
        {
            lock (signalled)
                foreach (var line in lines)
                    if (signalled.TryGetValue(line.ConversationId, out var before))
                        signalled[line.ConversationId] = Math.Max(before, line.Sequence);
        });
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        own?.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Repeat.ForeverAsync(
        LookAsync, Every, TimeProvider.System, failure => log.LogError(failure, "Conversations could not be looked at; trying again."), stoppingToken);

    /// <returns>True also for a conversation that is listened to only since the last look: its reader may have looked just before a line came.</returns>
    private bool IsNews(Guid conversation, long sequence)
    {
        lock (signalled)
        {
            if (signalled.TryGetValue(conversation, out var before) && before >= sequence)
                return false;
            signalled[conversation] = sequence;
            return true;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Looks, for all topics that somebody in this process listens to, whether another node or process has changed what they are about, and signals it:
/// one query for all conversations and one for all other topics, instead of one for each reader.
/// </summary>
public sealed class RemoteChangePoller(
    Transactions transactions, ConversationFeed feed, RedisCarrier redis, ILogger<RemoteChangePoller> log) : BackgroundService
{
    /// <summary>Between two looks while Redis carries the hints, for those that got lost on the way.</summary>
    public static readonly TimeSpan EveryWithRedis = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Conversations of one query.</summary>
    private const int AtOnce = 1000;

    private long? lookedAt;

    /// <summary>Signals what was written elsewhere since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        feed.Forget();
        var subscribed = feed.Subscribed();
        if (subscribed.Count == 0)
            return;
        await using var db = await transactions.ReadAsync(cancellation);
        var conversations = subscribed.Where(topic => topic.Kind == Topic.ConversationKind).Select(topic => topic.Id).OfType<Guid>();
        foreach (var ids in conversations.Chunk(AtOnce))
            foreach (var found in await db.Conversations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.LastSequence }).ToListAsync(cancellation))
                feed.Relay(Topic.Conversation(found.Id), found.LastSequence);

        // A stamp for each unit, queue and lawyer: few, so that all of the kinds are read.
        var kinds = subscribed.Select(topic => topic.Kind).Where(kind => kind != Topic.ConversationKind).Distinct().ToList();
        if (kinds.Count > 0)
            foreach (var stamp in await db.TopicStamps.AsNoTracking().Where(stamp => kinds.Contains(stamp.Kind)).ToListAsync(cancellation))
                feed.Relay(new Topic(stamp.Kind, stamp.Id), stamp.Number);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Repeat.ForeverAsync(
        LookWhenNeededAsync, Every, TimeProvider.System, failure => log.LogError(failure, "Changes of other nodes could not be looked for; trying again."),
        stoppingToken);

    private Task LookWhenNeededAsync(CancellationToken cancellation)
    {
        if (redis.IsHealthy && lookedAt is { } last && TimeProvider.System.GetElapsedTime(last) < EveryWithRedis)
            return Task.CompletedTask;
        lookedAt = TimeProvider.System.GetTimestamp();
        return LookAsync(cancellation);
    }
}

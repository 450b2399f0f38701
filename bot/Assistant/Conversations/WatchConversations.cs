using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Looks, for all conversations that somebody in this process listens to, whether another node or process wrote in them,
/// and signals it: one query for all of them instead of one for each reader.
/// </summary>
public sealed class WatchConversations(Transactions transactions, Signals signals, ILogger<WatchConversations> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Conversations of one query.</summary>
    private const int AtOnce = 1000;

    // The last line of each conversation that was signalled here.
    private readonly ConcurrentDictionary<Guid, long> signalled = [];
    private IDisposable? own;

    /// <summary>Signals what was written elsewhere since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var listened = signals.Listened();
        foreach (var left in signalled.Keys.Except(listened))
            signalled.TryRemove(left, out _);
        if (listened.Count == 0)
            return;
        await using var db = await transactions.ReadAsync(cancellation);
        foreach (var ids in listened.Chunk(AtOnce))
            foreach (var found in await db.Conversations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.LastSequence }).ToListAsync(cancellation))
                if (Note(found.Id, found.LastSequence))
                    signals.Publish(found.Id);
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        own = signals.Listen(Signals.Everything, lines =>
        {
            foreach (var line in lines)
                if (signalled.ContainsKey(line.ConversationId))
                    Note(line.ConversationId, line.Sequence);
        });
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        own?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Conversations could not be looked at; trying again.");
            }

            await Task.Delay(Every, stoppingToken);
        }
    }

    /// <returns>True when it is news. A conversation that is listened to since the last look is: its reader may have looked just before.</returns>
    private bool Note(Guid conversation, long sequence)
    {
        var isNews = false;
        signalled.AddOrUpdate(conversation, _ => Is(true, sequence), (_, before) => Is(before < sequence, Math.Max(before, sequence)));
        return isNews;

        long Is(bool news, long last)
        {
            isNews = news;
            return last;
        }
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Work;

/// <summary>
/// Does what is due (see <see cref="DueWork"/>), on one node or many. Each kind is gone through by itself, so that many reminders at eight in the
/// morning hold up nothing else; what no handler of this program knows is left for a newer one.
/// </summary>
public sealed class BackgroundLoop(
    Transactions transactions, IEnumerable<IDueWorkHandler> handlers, ConversationFeed feed, TimeProvider clock, ILogger<BackgroundLoop> log)
    : BackgroundService
{
    /// <summary>After it another node takes what a killed one had begun.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>After the first failure; it doubles with each one that follows, up to <see cref="LongestPause"/>.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(16);

    private const int AtOnce = 100;

    /// <summary>Does all that is due now.</summary>
    /// <returns>How many works were done.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var done = 0;
        foreach (var handler in handlers)
            done += await RunDueAsync(handler, cancellation);
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(handlers.Select(handler => Repeat.ForeverAsync(
            cancellation => RunDueAsync(handler, cancellation), handler.Every, clock,
            failure => log.LogError(failure, "Due work of kind {Kind} could not be looked for; it is tried again.", handler.Kind), stoppingToken)));
    }

    private async Task<int> RunDueAsync(IDueWorkHandler handler, CancellationToken cancellation)
    {
        var done = 0;
        List<DueWork> due;
        do
        {
            await using (var db = await transactions.ReadAsync(cancellation))
                due = await DueWork.FindAsync(db, handler.Kind, clock.GetUtcNow(), AtOnce, cancellation);
            foreach (var work in due)
                if (await RunAsync(handler, work, cancellation))
                    done++;
        }
        while (due.Count == AtOnce);
        return done;
    }

    private async Task<bool> RunAsync(IDueWorkHandler handler, DueWork work, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var claimed = now + Lease;
        if (!await transactions.RunAsync(db => work.ClaimAsync(db, now, claimed, cancellation), cancellation))
            return false;
        try
        {
            var (done, news) = await transactions.RunAsync(db => DoAsync(db, handler, work, claimed, cancellation), cancellation);
            if (news is { } conversationId)
                feed.Publish(conversationId);
            return done;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var pause = Pause(work.Attempts);
            log.LogError(
                failure, "Due work {Kind} {Key} failed, attempt {Attempt}; it is tried again in {Pause}.", work.Kind, work.Key, work.Attempts + 1, pause);
            await transactions.RunAsync(db => work.RestAsync(db, claimed, clock.GetUtcNow() + pause, cancellation), cancellation);
            return false;
        }
    }

    private async Task<(bool Done, Guid? News)> DoAsync(
        AppDb db, IDueWorkHandler handler, DueWork work, DateTimeOffset claimed, CancellationToken cancellation)
    {
        await handler.LockAsync(db, work.Key, cancellation);
        return await work.TakeAsync(db, claimed, cancellation)
            ? (true, await handler.RunAsync(db, work.Key, clock.GetUtcNow(), cancellation))
            : (false, null);
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Work;

/// <summary>
/// Something that is to be done at a time (到期事项): a reminder, a deadline. One row for each kind and key, written and withdrawn in the transaction
/// of its cause and done by the <see cref="IDueWorkHandler"/> of its kind, whose effect and the row's deletion are one transaction. So it is done
/// once or not yet, whatever node is killed at whatever line.
/// </summary>
public sealed class DueWork
{
    private DueWork()
    {
    }

    /// <summary>Whose handler does it, at most 64 characters.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it is about, at most 64 characters: an id, nothing personal.</summary>
    public string Key { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until then a node is at work on it, or it rests after a failure; null when any node may take it once it is due.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>Writes it in the caller's transaction; where it stands already its time is moved, and whoever is at work on it does it no more.</summary>
    public static Task ScheduleAsync(AppDb db, string kind, string key, DateTimeOffset dueAt, CancellationToken cancellation) =>
        db.ScheduleAsync(kind, key, dueAt.UtcDateTime, cancellation);

    /// <summary>Deletes it in the caller's transaction; whoever is at work on it does it no more. Nothing happens when there is none.</summary>
    public static Task WithdrawAsync(AppDb db, string kind, string key, CancellationToken cancellation) =>
        Of(db, kind, key).ExecuteDeleteAsync(cancellation);

    /// <summary>Some of what is due and free, the longest due first.</summary>
    internal static Task<List<DueWork>> FindAsync(AppDb db, string kind, DateTimeOffset now, int atMost, CancellationToken cancellation) =>
        Free(db.Set<DueWork>().AsNoTracking().Where(work => work.Kind == kind), now).OrderBy(work => work.DueAt).Take(atMost).ToListAsync(cancellation);

    /// <summary>Takes it until a time. The conditional update decides between two nodes.</summary>
    /// <returns>False when another node was first, or it is not due any more.</returns>
    internal async Task<bool> ClaimAsync(AppDb db, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        await Free(Of(db, Kind, Key), now).ExecuteUpdateAsync(
            set => set.SetProperty(work => work.LeaseUntil, until).SetProperty(work => work.Attempts, work => work.Attempts + 1), cancellation) == 1;

    /// <summary>Deletes what was claimed until then, at the beginning of the transaction that does it.</summary>
    /// <returns>False when it was withdrawn or moved since, or the lease ended and another node has it.</returns>
    internal async Task<bool> TakeAsync(AppDb db, DateTimeOffset claimed, CancellationToken cancellation) =>
        await Of(db, Kind, Key).Where(work => work.LeaseUntil == claimed).ExecuteDeleteAsync(cancellation) == 1;

    /// <summary>Lets what was claimed until then, and failed, rest until another time.</summary>
    internal Task RestAsync(AppDb db, DateTimeOffset claimed, DateTimeOffset until, CancellationToken cancellation) => Of(db, Kind, Key)
        .Where(work => work.LeaseUntil == claimed).ExecuteUpdateAsync(set => set.SetProperty(work => work.LeaseUntil, until), cancellation);

    private static IQueryable<DueWork> Of(AppDb db, string kind, string key) => db.Set<DueWork>().Where(work => work.Kind == kind && work.Key == key);

    private static IQueryable<DueWork> Free(IQueryable<DueWork> all, DateTimeOffset now) =>
        all.Where(work => work.DueAt <= now && (work.LeaseUntil == null || work.LeaseUntil <= now));
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The lectures for staff: those to come with the seats taken, those that were, and who signed up.</summary>
public sealed class LectureDesk(Transactions transactions, TimeProvider clock)
{
    /// <summary>In the log: somebody who had a seat left the channel.</summary>
    public const string LeftAction = "seat.left";

    /// <summary>Sessions that are shown of those to come, and of those that were.</summary>
    private const int AtMost = 100;

    /// <summary>Seats are taken this long before a lecture at the earliest.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(120);

    /// <summary>Those that are not over, the earliest first.</summary>
    public async Task<IReadOnlyList<LectureView>> ComingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LectureActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        return await ViewAsync(db, await db.LectureSessions.AsNoTracking().Where(s => s.EndsAt > now && s.CancelledAt == null)
            .OrderBy(s => s.StartsAt).Take(AtMost).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Those that are over or were called off, the latest first.</summary>
    public async Task<IReadOnlyList<LectureView>> PastAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LectureActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        return await ViewAsync(db, await db.LectureSessions.AsNoTracking().Where(s => s.EndsAt <= now || s.CancelledAt != null)
            .OrderByDescending(s => s.StartsAt).Take(AtMost).ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyList<LectureSeries>> SeriesAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LectureActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.LectureSeries.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellation);
    }

    /// <returns>Null when there is none, or this person may not see who comes.</returns>
    public async Task<LectureFile?> OpenAsync(StaffIdentity staff, Guid id, CancellationToken cancellation)
    {
        if (!staff.May(LectureActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.LectureSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } session ? null
            : new LectureFile(session, await db.Registrations.AsNoTracking().Where(r => r.SessionId == id).OrderBy(r => r.Place).ThenBy(r => r.Id)
                .ToListAsync(cancellation));
    }

    private async Task<IReadOnlyList<LectureView>> ViewAsync(AppDb db, List<LectureSession> sessions, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Ahead;
        var left = await db.Audit.Where(e => e.At > since && e.Action == LeftAction).GroupBy(e => e.Subject)
            .Select(one => new { Subject = one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Subject, one => one.Count, cancellation);
        Guid[] ids = [.. sessions.Select(session => session.Id)];
        var counts = await db.Registrations.Where(r => ids.Contains(r.SessionId)).GroupBy(r => new { r.SessionId, r.State })
            .Select(one => new { one.Key.SessionId, one.Key.State, Count = one.Count(), People = one.Sum(r => r.Guests + 1) }).ToListAsync(cancellation);
        var by = counts.ToLookup(one => (one.SessionId, one.State));
        return
        [
            .. sessions.Select(session => new LectureView(
                session, left.GetValueOrDefault(session.Id.ToString("N")), by[(session.Id, RegistrationState.Waiting)].Sum(one => one.Count),
                by[(session.Id, RegistrationState.CheckedIn)].Sum(one => one.People))),
        ];
    }
}

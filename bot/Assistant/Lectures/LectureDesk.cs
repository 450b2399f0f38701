using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The coming lectures for staff, with the seats taken.</summary>
public sealed class LectureDesk(Transactions transactions, TimeProvider clock)
{
    /// <summary>In the log: somebody who had a seat left the channel.</summary>
    public const string LeftAction = "seat.left";

    /// <summary>Seats are taken this long before a lecture at the earliest.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(120);

    public async Task<IReadOnlyList<LectureView>> ComingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LectureActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var sessions = await db.LectureSessions.AsNoTracking().Where(s => s.StartsAt > now).OrderBy(s => s.StartsAt).Take(100).ToListAsync(cancellation);
        var since = now - Ahead;
        var left = await db.Audit.Where(e => e.At > since && e.Action == LeftAction).GroupBy(e => e.Subject)
            .Select(one => new { Subject = one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Subject, one => one.Count, cancellation);
        return [.. sessions.Select(session => new LectureView(session, left.GetValueOrDefault(session.Id.ToString("N"))))];
    }
}

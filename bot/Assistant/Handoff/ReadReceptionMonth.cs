using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Reads what lawyers did online in a month: each the own line, an administrator all.</summary>
public sealed class ReadReceptionMonth(Transactions transactions, TimeProvider clock)
{
    /// <param name="staff">Who reads.</param>
    /// <param name="day">Any day of the month.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>By firm and name; lawyers who did nothing too.</returns>
    public async Task<IReadOnlyList<ReceptionMonthLine>> RunAsync(StaffIdentity staff, DateOnly day, CancellationToken cancellation)
    {
        if (!staff.May(HandoffActions.Month))
            return [];
        var first = CityTime.MonthOf(day);
        var (begin, end, now) = (CityTime.StartOf(first), CityTime.StartOf(first.AddMonths(1)), clock.GetUtcNow());
        await using var db = await transactions.ReadAsync(cancellation);
        var members = (await db.Users.AsNoTracking().ToListAsync(cancellation))
            .Where(u => staff.MayWith(HandoffActions.Month, u.Id) && u.Role == StaffRole.Lawyer).ToList();
        var firms = await db.LawyerProfiles.AsNoTracking().ToDictionaryAsync(p => p.LawyerId, p => p.Firm, cancellation);
        var ended = await db.Handoffs.AsNoTracking().Where(h => h.EndedAt >= begin && h.EndedAt < end && h.LawyerId != null).ToListAsync(cancellation);
        var holds = await db.HandoffHolds.AsNoTracking().Where(hold => hold.Until > begin && hold.From < end).ToListAsync(cancellation);
        var shifts = await db.DutyShifts.AsNoTracking().Where(s => s.StartsAt < end && s.EndsAt > begin && s.StartsAt < now).ToListAsync(cancellation);
        return
        [
            .. members.Select(member =>
            {
                var held = holds.Where(hold => hold.LawyerId == member.Id).ToList();
                var own = ended.Where(h => h.LawyerId == member.Id).ToList();
                return new ReceptionMonthLine(
                    member.Id, member.Name, firms.GetValueOrDefault(member.Id) ?? "",
                    Sum(shifts.Where(s => s.LawyerId == member.Id).Select(s => (Later(s.StartsAt, begin), Earlier(Earlier(s.EndsAt, end), now)))),
                    held.Select(hold => hold.SessionId).Distinct().Count(),
                    Sum(held.Select(hold => (Later(hold.From, begin), Earlier(hold.Until, end)))),
                    own.Where(h => h.Result is not null).GroupBy(h => h.Result!.Value).ToDictionary(g => g.Key, g => g.Count()),
                    own.Count(h => h.Verdict == HandoffVerdict.Solved), own.Count(h => h.Verdict == HandoffVerdict.Partly),
                    own.Count(h => h.Verdict == HandoffVerdict.Unsolved));
            }).OrderBy(line => line.Firm, StringComparer.Ordinal).ThenBy(line => line.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The time that is covered, what overlaps once.</summary>
    private static TimeSpan Sum(IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> spans)
    {
        var (sum, covered) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var (from, until) in spans.OrderBy(span => span.From))
        {
            var begin = Later(from, covered);
            if (until <= begin)
                continue;
            sum += until - begin;
            covered = until;
        }

        return sum;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

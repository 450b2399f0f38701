using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Reads how long a resident will wait for a person, from the figures of today.</summary>
internal static class ReadForecast
{
    /// <summary>Fewer waits tell nothing.</summary>
    private const int Enough = 3;

    /// <param name="db">Read in the caller's transaction.</param>
    /// <param name="own">Whose wait it is.</param>
    /// <param name="seenFor">See <see cref="ReceptionOptions.SeenFor"/>.</param>
    /// <param name="now">The time of telling.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<WaitForecast> RunAsync(
        AppDb db, HandoffSession own, TimeSpan seenFor, DateTimeOffset now, CancellationToken cancellation)
    {
        var ahead = await db.HandoffsWaiting().CountAsync(
            h => h.Id != own.Id && ((h.IsUrgent && !own.IsUrgent) || (h.IsUrgent == own.IsUrgent && h.RequestedAt < own.RequestedAt)), cancellation);
        var seen = now - seenFor;
        var online = await db.LawyerPresences.CountAsync(p => p.State == PresenceState.On && p.SeenAt > seen, cancellation);
        if (online == 0)
        {
            var next = await db.DutyShifts.Where(s => s.StartsAt > now).OrderBy(s => s.StartsAt).Select(s => (DateTimeOffset?)s.StartsAt)
                .FirstOrDefaultAsync(cancellation);
            return new WaitForecast(ahead, 0, null, next);
        }

        var today = CityTime.StartOf(CityTime.Today(now));
        var waits = (await db.Handoffs.Where(h => h.RequestedAt >= today && h.FirstClaimedAt != null)
            .Select(h => new { h.RequestedAt, h.FirstClaimedAt }).ToListAsync(cancellation)).Select(h => h.FirstClaimedAt!.Value - h.RequestedAt).ToList();
        return new WaitForecast(ahead, online, waits.Count < Enough ? null : Median(waits), null);
    }

    /// <summary>Half of them were no longer; null: there are none.</summary>
    internal static TimeSpan? Median(IReadOnlyList<TimeSpan> waits) => waits.Count == 0 ? null : waits.Order().ElementAt((waits.Count - 1) / 2);
}

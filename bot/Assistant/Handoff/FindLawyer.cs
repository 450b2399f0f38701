using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Finds who is asked to take a resident over: who is there and has room, works in the field, has least to do and was asked longest ago.</summary>
internal static class FindLawyer
{
    /// <summary>Those who can be asked now, the best first; locks nothing.</summary>
    public static async Task<IReadOnlyList<LawyerPresence>> ListAsync(
        AppDb db, HandoffSession session, TimeSpan seenFor, DateTimeOffset now, CancellationToken cancellation)
    {
        var seen = now - seenFor;
        var there = (await db.LawyerPresences.AsNoTracking().Where(p => p.State == PresenceState.On && p.SeenAt > seen)
                .Join(db.Users.Where(u => u.DisabledAt == null), p => p.LawyerId, u => u.Id, (p, u) => p).ToListAsync(cancellation))
            .Where(p => !session.Passed.Contains(p.LawyerId)).ToList();
        if (there.Count == 0)
            return [];
        var loads = await db.Handoffs.Where(h => h.OpenConversationId != null && (h.LawyerId != null || h.OfferedTo != null))
            .GroupBy(h => h.LawyerId ?? h.OfferedTo!.Value).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var profiles = session.Field is null ? [] : await db.LawyerProfiles.AsNoTracking().ToListAsync(cancellation);
        var knows = profiles.Where(p => session.Field is { } field && p.Fields.Contains(field)).Select(p => p.LawyerId).ToHashSet();
        return
        [
            .. there.Where(p => loads.GetValueOrDefault(p.LawyerId) < p.Capacity)
                .OrderByDescending(p => knows.Contains(p.LawyerId)).ThenBy(p => loads.GetValueOrDefault(p.LawyerId)).ThenBy(p => p.OfferedAt),
        ];
    }

    /// <summary>Locks the row of the first who still has room until the transaction ends, so that two residents cannot both fill the last place.</summary>
    /// <returns>Null: nobody has.</returns>
    public static async Task<Guid?> TakeAsync(AppDb db, IReadOnlyList<LawyerPresence> found, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var one in found)
        {
            // The update locks the row: what is counted after it, nobody changes before this transaction ends.
            var locked = await db.LawyerPresences.Where(p => p.LawyerId == one.LawyerId && p.State == PresenceState.On)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.OfferedAt, now), cancellation);
            if (locked == 1 && await LoadAsync(db, one.LawyerId, cancellation) < one.Capacity)
                return one.LawyerId;
        }

        return null;
    }

    /// <summary>Residents whom the lawyer holds or is asked to take over.</summary>
    private static Task<int> LoadAsync(AppDb db, Guid lawyer, CancellationToken cancellation) =>
        db.Handoffs.CountAsync(h => h.OpenConversationId != null && (h.LawyerId == lawyer || h.OfferedTo == lawyer), cancellation);
}

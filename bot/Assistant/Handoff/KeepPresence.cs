using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A lawyer says whether residents may be offered (上线、暂停、下线), and shows to be there.</summary>
public sealed class KeepPresence(Transactions transactions, CityOptions city, TimeProvider clock)
{
    /// <summary>Signs of life that come more often are not written down.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);

    /// <returns>Null: has never said anything, or may not receive.</returns>
    public async Task<LawyerPresence?> GetAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.LawyerPresences.AsNoTracking().FirstOrDefaultAsync(p => p.LawyerId == lawyer.Id, cancellation);
    }

    /// <param name="lawyer">Whose it is.</param>
    /// <param name="state">What it is from now on.</param>
    /// <param name="capacity">
    /// Residents at once, <see cref="LawyerPresence.LeastCapacity"/> to <see cref="LawyerPresence.MostCapacity"/>; null: as before.
    /// </param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <returns>Null: this person may not receive (any more).</returns>
    public async Task<LawyerPresence?> SetAsync(StaffIdentity lawyer, PresenceState state, int? capacity, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        return await transactions.RetryAsync<LawyerPresence?>(
            async db =>
            {
                if (!await db.Users.AnyAsync(u => u.Id == lawyer.Id && u.DisabledAt == null, cancellation))
                    return null;
                var now = clock.GetUtcNow();
                var presence = await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == lawyer.Id, cancellation);
                if (presence is null)
                    db.LawyerPresences.Add(presence = new LawyerPresence(lawyer.Id));
                var most = Math.Clamp(capacity ?? presence.Capacity, LawyerPresence.LeastCapacity, LawyerPresence.MostCapacity);
                // Due work is written before the row of the lawyer is locked, in the order in which it is done.
                if (state == PresenceState.On && (presence.State != state || most > presence.Capacity || presence.SeenAt <= now - city.Reception.SeenFor))
                    await HandoffDue.WakeAsync(db, now, cancellation);
                if (presence.State != state)
                    db.Audit.Add(new AuditEntry(lawyer, "handoff.presence", state.ToString(), now));
                presence.Be(state, most, now);
                db.Announce(ReceptionTopics.Queue);
                db.Announce(ReceptionTopics.HeldBy(lawyer.Id));
                return presence;
            },
            cancellation);
    }

    /// <summary>The lawyer's page or program is there; who was taken for gone is there again.</summary>
    /// <returns>False: the lawyer has not said that residents may be offered.</returns>
    public async Task<bool> BeatAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var gone = now - city.Reception.SeenFor;
        if (await GetAsync(lawyer, cancellation) is not { State: PresenceState.On } before)
            return false;
        if (before.SeenAt > now - Often)
            return true;
        await transactions.RunAsync(
            async db =>
            {
                if (before.SeenAt <= gone)
                    await HandoffDue.WakeAsync(db, now, cancellation);
                await db.LawyerPresences.Where(p => p.LawyerId == lawyer.Id && p.State == PresenceState.On && p.SeenAt < now)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.SeenAt, now), cancellation);
            },
            cancellation);
        return true;
    }
}

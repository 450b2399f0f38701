using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>The lawyers a conversation can be handed to.</summary>
public sealed class ListLawyers(Transactions transactions, CityOptions city, TimeProvider clock)
{
    /// <summary>All others who may receive, those who are there first.</summary>
    public async Task<IReadOnlyList<ColleagueView>> RunAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var members = (await db.Users.AsNoTracking().Where(u => u.DisabledAt == null && u.Id != lawyer.Id).ToListAsync(cancellation))
            .Where(u => StaffIdentity.Of(u).May(HandoffActions.Receive)).ToList();
        var presences = await db.LawyerPresences.AsNoTracking().ToDictionaryAsync(p => p.LawyerId, cancellation);
        var profiles = await db.LawyerProfiles.AsNoTracking().ToDictionaryAsync(p => p.LawyerId, cancellation);
        var loads = await db.Handoffs.Where(h => h.OpenConversationId != null && h.LawyerId != null)
            .GroupBy(h => h.LawyerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var now = clock.GetUtcNow();
        return
        [
            .. members.Select(u => new ColleagueView(
                    u.Id, u.Name, presences.GetValueOrDefault(u.Id)?.IsOnline(now, city.Reception.SeenFor) == true,
                    loads.GetValueOrDefault(u.Id), profiles.GetValueOrDefault(u.Id)?.Fields ?? []))
                .OrderByDescending(one => one.IsOnline).ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    /// <param name="lawyer">Who asks.</param>
    /// <param name="words">The account's id or e-mail.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null: there is no such account.</returns>
    public async Task<Guid?> FindAsync(StaffIdentity lawyer, string words, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var id = Guid.TryParse(words, out var read) ? read : (Guid?)null;
        return await db.Users.Where(u => u.Id == id || u.Email == words).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
    }
}

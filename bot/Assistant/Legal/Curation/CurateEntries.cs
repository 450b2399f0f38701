using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What curators do with entries: look, publish what somebody else wrote, send back, expire, look again when it is due.</summary>
public sealed class CurateEntries(Transactions transactions, EntryWork work, TimeProvider clock)
{
    public async Task<IReadOnlyList<KnowledgeEntry>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var entries = await db.KnowledgeEntries.AsNoTracking().ToListAsync(cancellation);
        return [.. entries.OrderBy(e => e.Latest.Topic, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    public async Task<EntryFile?> OpenAsync(StaffIdentity staff, string id, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);
        if (entry is null)
            return null;
        var cited = new List<CitedArticle>();
        var today = CityTime.Today(clock.GetUtcNow());
        foreach (var citation in entry.Content.Citations.Concat(entry.Latest.Citations).Distinct())
            cited.Add(new CitedArticle(citation, (await Citations.FindAsync(db, citation, today, cancellation))?.Article.Text));
        var owner = await db.Users.Where(u => u.Id == entry.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(cancellation);
        return new EntryFile(entry, cited, owner);
    }

    public async Task<EntryHistory?> HistoryAsync(StaffIdentity staff, string id, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);
        return entry is null
            ? null
            : new EntryHistory(entry, await db.EntryRevisions.AsNoTracking().Where(r => r.EntryId == id).OrderByDescending(r => r.Number)
                .ToListAsync(cancellation));
    }

    /// <summary>Who can look after an entry.</summary>
    public async Task<IReadOnlyList<Person>> OwnersAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await Owners(db).OrderBy(u => u.Name).Select(u => new Person(u.Id, u.Name)).ToListAsync(cancellation);
    }

    /// <summary>Publishes what another person wrote; search follows within a second.</summary>
    public Task<EntryChange> PublishAsync(StaffIdentity staff, string id, int version, DateOnly reviewBy, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.publish", Published: true),
        id,
        version,
        async (db, entry, now) =>
        {
            if (await Citations.MissingAsync(db, entry.Latest.Citations, CityTime.Today(now), cancellation) is { Count: > 0 } missing)
                return new EntryChange.CitationMissing(missing);
            if (TooEarly(reviewBy, now) is { } early)
                return early;
            var outcome = entry.Publish(Person.Of(staff), reviewBy, now, out var kept);
            db.EntryRevisions.AddRange(kept);
            return outcome;
        },
        cancellation);

    public Task<EntryChange> SendBackAsync(StaffIdentity staff, string id, int version, string remark, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.send-back", Published: true), id, version, (_, entry, _) =>
            Task.FromResult(entry.SendBack(EntryWork.Remark(remark)!)), cancellation);

    public Task<EntryChange> ExpireAsync(StaffIdentity staff, string id, int version, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.expire", Published: true), id, version, (_, entry, _) => Task.FromResult(entry.Expire()), cancellation);

    /// <summary>Looked again: everything still holds, until <paramref name="reviewBy"/>.</summary>
    public Task<EntryChange> ConfirmAsync(StaffIdentity staff, string id, int version, DateOnly reviewBy, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.confirm", Published: true),
        id,
        version,
        async (db, entry, now) =>
        {
            if (await Citations.MissingAsync(db, entry.Content.Citations, CityTime.Today(now), cancellation) is { Count: > 0 } missing)
                return new EntryChange.CitationMissing(missing);
            return TooEarly(reviewBy, now) ?? entry.Confirm(CityTime.Today(now), reviewBy);
        },
        cancellation);

    public Task<EntryChange> AssignAsync(StaffIdentity staff, string id, int version, Guid? ownerId, DateOnly reviewBy, CancellationToken cancellation) =>
        work.ChangeAsync(
        new EntryStep(staff, "entry.assign", Published: true),
        id,
        version,
        async (db, entry, now) =>
        {
            if (TooEarly(reviewBy, now) is { } early)
                return early;
            return ownerId is not null && !await Owners(db).AnyAsync(u => u.Id == ownerId, cancellation)
                ? new EntryChange.Incomplete(["能负责问答的人（知识编辑、律师或管理员）"])
                : entry.Assign(ownerId, reviewBy);
        },
        cancellation);

    private static EntryChange.Incomplete? TooEarly(DateOnly reviewBy, DateTimeOffset now) =>
        reviewBy > CityTime.Today(now) ? null : new EntryChange.Incomplete(["今天以后的复查日期"]);

    private static IQueryable<StaffMember> Owners(AppDb db)
    {
        var roles = LegalActions.Propose.Roles;
        return db.Users.Where(u => roles.Contains(u.Role));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What curators do with synonyms; every node takes a change up within a second.</summary>
public sealed class CurateSynonyms(Transactions transactions, TimeProvider clock)
{
    /// <summary>All groups, for the search.</summary>
    public static async Task<IReadOnlyList<Synonyms>> ReadAsync(AppDb db, CancellationToken cancellation) =>
        await db.Synonyms.AsNoTracking().OrderBy(g => g.Id).Select(g => g.Words).ToListAsync(cancellation);

    public async Task<IReadOnlyList<SynonymGroup>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Synonyms.AsNoTracking().OrderByDescending(g => g.Id).ToListAsync(cancellation);
    }

    /// <param name="staff">Who adds.</param>
    /// <param name="line">讨薪、拖欠工资 = 劳动报酬</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<SynonymChange> AddAsync(StaffIdentity staff, string line, CancellationToken cancellation) => ChangeAsync(
        staff,
        "synonyms.add",
        (db, now) =>
        {
            if (Synonyms.TryParse(line) is not { } words)
                return Task.FromResult((SynonymChange.NotReadable, Guid.Empty));
            var group = new SynonymGroup(Guid.CreateVersion7(now), words);
            db.Synonyms.Add(group);
            return Task.FromResult((SynonymChange.Done, group.Id));
        },
        cancellation);

    public Task<SynonymChange> SaveAsync(StaffIdentity staff, Guid id, int version, string line, CancellationToken cancellation) => ChangeAsync(
        staff,
        "synonyms.save",
        async (db, _) =>
        {
            if (Synonyms.TryParse(line) is not { } words)
                return (SynonymChange.NotReadable, id);
            if (await db.Synonyms.FirstOrDefaultAsync(g => g.Id == id && g.Version == version, cancellation) is not { } group)
                return (SynonymChange.ChangedMeanwhile, id);
            group.Change(words);
            return (SynonymChange.Done, id);
        },
        cancellation);

    public Task<SynonymChange> DeleteAsync(StaffIdentity staff, Guid id, int version, CancellationToken cancellation) => ChangeAsync(
        staff,
        "synonyms.delete",
        async (db, _) =>
        {
            if (await db.Synonyms.FirstOrDefaultAsync(g => g.Id == id && g.Version == version, cancellation) is not { } group)
                return (SynonymChange.ChangedMeanwhile, id);
            db.Synonyms.Remove(group);
            return (SynonymChange.Done, id);
        },
        cancellation);

    private async Task<SynonymChange> ChangeAsync(
        StaffIdentity staff, string action, Func<AppDb, DateTimeOffset, Task<(SynonymChange Outcome, Guid Id)>> change, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Publish))
            return SynonymChange.NotAllowed;
        try
        {
            // Another curator may take the same revision number; the next one is free.
            return await transactions.RetryAsync(
                async db =>
                {
                    var now = clock.GetUtcNow();
                    var (outcome, id) = await change(db, now);
                    if (outcome != SynonymChange.Done)
                        return outcome;
                    db.Audit.Add(new AuditEntry(staff, action, id.ToString("N"), now));
                    await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Synonyms], cancellation);
                    return SynonymChange.Done;
                },
                cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SynonymChange.ChangedMeanwhile;
        }
    }
}

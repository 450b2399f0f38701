using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A cited article as it stands in the library.</summary>
/// <param name="Text">Null when the library has no such article in force.</param>
public sealed record CitedArticle(Citation Citation, string? Text);

/// <summary>An entry with the wording of what it cites.</summary>
public sealed record EntryFile(KnowledgeEntry Entry, IReadOnlyList<CitedArticle> Cited);

/// <summary>How a change of an entry ended.</summary>
public enum EntryChange
{
    Done,

    /// <summary>It stood so already; nothing was changed.</summary>
    Unchanged,

    /// <summary>A cited article is not in the library or not in force: residents would get an answer without its ground.</summary>
    CitationMissing,

    NotFound,
}

/// <summary>What curators do with the starter and their own entries: look, publish, expire. Search follows within a second.</summary>
public sealed class CurateEntries(Transactions transactions, TimeProvider clock)
{
    public async Task<IReadOnlyList<KnowledgeEntry>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var entries = await db.KnowledgeEntries.AsNoTracking().ToListAsync(cancellation);
        return [.. entries.OrderBy(e => e.Content.Topic, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    public async Task<EntryFile?> OpenAsync(string id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);
        if (entry is null)
            return null;
        var cited = new List<CitedArticle>();
        foreach (var citation in entry.Content.Citations)
            cited.Add(new CitedArticle(citation, (await Citations.FindAsync(db, citation, CityTime.Today(clock.GetUtcNow()), cancellation))?.Article.Text));
        return new EntryFile(entry, cited);
    }

    public Task<EntryChange> PublishAsync(StaffIdentity staff, string id, CancellationToken cancellation) => ChangeAsync(
        id,
        async (db, entry, now) =>
        {
            if (entry.State == EntryState.Published)
                return EntryChange.Unchanged;
            if (!await Citations.AllStandAsync(db, entry.Content.Citations, CityTime.Today(now), cancellation))
                return EntryChange.CitationMissing;
            entry.Publish();
            db.Audit.Add(new AuditEntry(staff, "entry.publish", entry.Id, now));
            return EntryChange.Done;
        },
        cancellation);

    public Task<EntryChange> ExpireAsync(StaffIdentity staff, string id, CancellationToken cancellation) => ChangeAsync(
        id,
        (db, entry, now) =>
        {
            if (entry.State == EntryState.Expired)
                return Task.FromResult(EntryChange.Unchanged);
            entry.Expire();
            db.Audit.Add(new AuditEntry(staff, "entry.expire", entry.Id, now));
            return Task.FromResult(EntryChange.Done);
        },
        cancellation);

    private async Task<EntryChange> ChangeAsync(
        string id, Func<AppDb, KnowledgeEntry, DateTimeOffset, Task<EntryChange>> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transactions.RunAsync(
                    async db =>
                    {
                        var entry = await db.KnowledgeEntries.FirstOrDefaultAsync(e => e.Id == id, cancellation);
                        if (entry is null)
                            return EntryChange.NotFound;
                        var outcome = await change(db, entry, clock.GetUtcNow());
                        if (outcome == EntryChange.Done)
                            await KnowledgeIndexer.NoteAsync(db, [Passages.IdOf(entry)], cancellation);
                        return outcome;
                    },
                    cancellation);
            }
            catch (DbUpdateException failure) when (attempt < 4 && Transactions.IsUniqueViolation(failure))
            {
                // Another curator took the same revision number; the next one is free.
            }
        }
    }
}

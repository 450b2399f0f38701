using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What every change of an entry has in common: who may, which state it was meant for, the log, and the index.</summary>
public sealed class EntryWork(Transactions transactions, TimeProvider clock)
{
    /// <summary>Note and remark as the history holds them.</summary>
    private const int LongestRemark = 500;

    /// <summary>Changes an entry that still is as the person saw it.</summary>
    /// <param name="step">Who does what: <paramref name="step"/> names the action in the log.</param>
    /// <param name="id">The entry.</param>
    /// <param name="version">Of the entry as it was on the screen.</param>
    /// <param name="change">Decides; what it changed is kept only when it returns Done.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal async Task<EntryChange> ChangeAsync(
        EntryStep step, string id, int version, Func<AppDb, KnowledgeEntry, DateTimeOffset, Task<EntryChange>> change, CancellationToken cancellation)
    {
        if (!step.Staff.May(step.Published ? LegalActions.Publish : LegalActions.Propose))
            return new EntryChange.NotAllowed();
        try
        {
            // Another curator may take the same number of a revision of the knowledge base; the next one is free.
            return await transactions.RetryAsync(db => TryAsync(db, step, id, version, change, cancellation), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await TheirsAsync(id, cancellation);
        }
    }

    /// <summary>Adds a draft.</summary>
    internal async Task<EntryChange> AddAsync(StaffIdentity staff, string action, Func<AppDb, DateTimeOffset, Task<WorkingRevision?>> write,
        CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return new EntryChange.NotAllowed();
        return await transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await write(db, now) is not { } working)
                    return new EntryChange.NotFound();
                var entry = new KnowledgeEntry(NewId(now), working, now);
                db.KnowledgeEntries.Add(entry);
                db.Audit.Add(new AuditEntry(staff, action, entry.Id, now));
                return (EntryChange)new EntryChange.Done(entry);
            },
            cancellation);
    }

    internal static string NewId(DateTimeOffset now) => $"q{CityTime.Today(now):yyyyMMdd}-{Guid.NewGuid().ToString("N")[..8]}";

    internal static string? Remark(string? text) => text is { Length: > LongestRemark } ? text[..LongestRemark] : text;

    private async Task<EntryChange> TryAsync(
        AppDb db, EntryStep step, string id, int version, Func<AppDb, KnowledgeEntry, DateTimeOffset, Task<EntryChange>> change, CancellationToken cancellation)
    {
        var entry = await db.KnowledgeEntries.FirstOrDefaultAsync(e => e.Id == id, cancellation);
        if (entry is null)
            return new EntryChange.NotFound();
        if (entry.Version != version)
            return new EntryChange.ChangedMeanwhile(entry);
        var now = clock.GetUtcNow();
        var outcome = await change(db, entry, now);
        if (outcome is not EntryChange.Done)
            return outcome;
        db.Audit.Add(new AuditEntry(step.Staff, step.Action, entry.Id, now));
        if (step.Published)
            await KnowledgeIndexer.NoteAsync(db, [Passages.IdOf(entry)], cancellation);
        return outcome;
    }

    private async Task<EntryChange> TheirsAsync(string id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);
        return entry is null ? new EntryChange.NotFound() : new EntryChange.ChangedMeanwhile(entry);
    }
}

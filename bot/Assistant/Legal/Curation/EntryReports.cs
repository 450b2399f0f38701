using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Counts what residents thought of each entry (反馈) in the last days. Counting is all: nothing ranks by it.</summary>
public sealed class EntryReports(Transactions transactions, TimeProvider clock)
{
    public const int Days = 90;

    /// <summary>Of all entries; those that were neither shown nor voted on are missing.</summary>
    public Task<IReadOnlyDictionary<string, EntryReport>> ReadAsync(StaffIdentity staff, CancellationToken cancellation) =>
        ReadAsync(staff, null, cancellation);

    public async Task<EntryReport> OfAsync(StaffIdentity staff, string entryId, CancellationToken cancellation) =>
        (await ReadAsync(staff, entryId, cancellation)).GetValueOrDefault(entryId, EntryReport.None);

    private async Task<IReadOnlyDictionary<string, EntryReport>> ReadAsync(StaffIdentity staff, string? entryId, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return new Dictionary<string, EntryReport>();
        var since = clock.GetUtcNow().AddDays(-Days);
        await using var db = await transactions.ReadAsync(cancellation);
        var answers = db.LegalAnswers.Where(a => a.At >= since && (entryId == null ? a.EntryId != null : a.EntryId == entryId));
        var shown = await answers.GroupBy(a => a.EntryId!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        var votes = await db.EntryVotes.Where(v => v.At >= since && (entryId == null || v.EntryId == entryId))
            .GroupBy(v => new { v.EntryId, v.Helpful, v.Reason })
            .Select(group => new { group.Key.EntryId, group.Key.Helpful, group.Key.Reason, Count = group.Count() }).ToListAsync(cancellation);
        var byEntry = votes.ToLookup(v => v.EntryId);
        return shown.Keys.Union(byEntry.Select(group => group.Key)).ToDictionary(id => id, id => new EntryReport(
            shown.GetValueOrDefault(id),
            byEntry[id].Where(v => v.Helpful).Sum(v => v.Count),
            byEntry[id].Where(v => !v.Helpful).Sum(v => v.Count),
            byEntry[id].Where(v => v.Reason is not null).ToDictionary(v => v.Reason!.Value, v => v.Count)));
    }
}

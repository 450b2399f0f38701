using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Reads a resident's own cases, with what staff told of each.</summary>
public static class ReadMyCases
{
    private const int CasesShown = 50;

    /// <returns>Newest first; told is what staff wrote, by the case's id: a case of which nothing was told is missing there.</returns>
    public static async Task<(IReadOnlyList<Case> Cases, IReadOnlyDictionary<Guid, StaffReply> Told)> RunAsync(
        AppDb db, Guid residentId, CancellationToken cancellation)
    {
        var cases = await db.Cases.AsNoTracking().Where(c => c.ResidentId == residentId).OrderByDescending(c => c.CreatedAt).Take(CasesShown)
            .ToListAsync(cancellation);
        return (cases, await ToldAsync(db, cases, cancellation));
    }

    private static async Task<IReadOnlyDictionary<Guid, StaffReply>> ToldAsync(AppDb db, List<Case> cases, CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Id).ToList();
        CaseEventKind[] told = [CaseEventKind.Replied, CaseEventKind.Answered, CaseEventKind.Refused, CaseEventKind.Held, CaseEventKind.Lapsed];
        var events = await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId) && told.Contains(e.Kind) && e.Note != null).OrderBy(e => e.Sequence)
            .ToListAsync(cancellation);
        return events.GroupBy(e => e.CaseId).ToDictionary(
            said => said.Key,
            said =>
            {
                var result = said.LastOrDefault(e => e.Kind is CaseEventKind.Answered or CaseEventKind.Refused or CaseEventKind.Lapsed);
                var last = said.Last();
                return new StaffReply(result?.Note, last == result ? null : last.Note, last.At);
            });
    }
}

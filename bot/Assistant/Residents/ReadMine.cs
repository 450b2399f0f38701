using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>Reads what a resident has going on and nothing else, by their conversation.</summary>
public sealed class ReadMine(Transactions transactions, TimeProvider clock)
{
    private const int CasesShown = 50;

    /// <returns>Null when there is no such conversation, or the resident has left it.</returns>
    public async Task<Mine?> RunAsync(Guid conversationId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId && c.LeftAt == null, cancellation) is not { } conversation)
            return null;
        var (resident, now) = (conversation.ResidentId, clock.GetUtcNow());
        var cases = await db.Cases.AsNoTracking().Where(c => c.ResidentId == resident).OrderByDescending(c => c.CreatedAt).Take(CasesShown)
            .ToListAsync(cancellation);
        return new Mine(conversation.Channel, cases, await ToldAsync(db, cases, cancellation), await BookSlot.NextOfAsync(db, resident, now, cancellation),
            await Register.OfAsync(db, resident, now, cancellation));
    }

    private static async Task<IReadOnlyDictionary<Guid, StaffReply>> ToldAsync(AppDb db, List<Case> cases, CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var events = await db.CaseEvents.AsNoTracking()
            .Where(e => ids.Contains(e.CaseId) && e.ByName != null && e.Note != null).OrderBy(e => e.At).ToListAsync(cancellation);
        return events.GroupBy(e => e.CaseId).ToDictionary(
            told => told.Key,
            told =>
            {
                // The first line of the closed state is the result; what staff wrote afterwards has that state too.
                var result = told.FirstOrDefault(e => e.State is CaseState.Closed or CaseState.Rated);
                var last = told.Last();
                return new StaffReply(result?.Note, last == result ? null : last.Note, last.At);
            });
    }
}

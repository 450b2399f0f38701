using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Lets a lawyer read a conversation that they hold or were asked to read along, from before the hand-off to now; nobody else's.</summary>
public sealed class ReadConversation(Transactions transactions, TimeProvider clock)
{
    /// <summary>Newest lines that are read at once.</summary>
    private const int Longest = 500;

    /// <param name="lawyer">Who reads.</param>
    /// <param name="sessionId">The hand-off.</param>
    /// <param name="after">Only lines with a greater sequence; 0 reads from the start.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null when this person does not hold the conversation (any more).</returns>
    public async Task<HeldConversation?> OpenAsync(StaffIdentity lawyer, Guid sessionId, long after, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var held = await db.HandoffsReadBy(lawyer).AsNoTracking().Where(h => h.Id == sessionId)
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new { Session = h, h.ConversationId, c.Channel, c.PushQuota })
            .FirstOrDefaultAsync(cancellation);
        if (held is null)
            return null;
        var lines = await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.ConversationId == held.ConversationId && a.Sequence > after)
            .OrderByDescending(a => a.Sequence).Take(Longest).ToListAsync(cancellation);
        lines.Reverse();
        var notes = await db.HandoffNotes.AsNoTracking().Where(n => n.SessionId == sessionId).OrderBy(n => n.At).ToListAsync(cancellation);
        var readers = await db.HandoffReaders.Where(r => r.SessionId == sessionId && r.StaffId != lawyer.Id).OrderBy(r => r.Since)
            .Select(r => r.StaffName).ToListAsync(cancellation);
        return new HeldConversation(held.ConversationId, held.Channel, held.Session.ClaimedAt ?? held.Session.RequestedAt, lines,
            held.PushQuota.Budget(clock.GetUtcNow()), held.PushQuota.Deferred)
        {
            Session = held.Session,
            IsMine = held.Session.LawyerId == lawyer.Id,
            Notes = notes,
            Readers = readers,
        };
    }

    /// <summary>The lines after one, in order, without a gap; null: see <see cref="OpenAsync"/>.</summary>
    /// <param name="lawyer">Who reads.</param>
    /// <param name="sessionId">The hand-off.</param>
    /// <param name="after">Number of the last line that was read; 0 reads from the start.</param>
    /// <param name="atMost">Lines.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Activity>?> LinesAsync(
        StaffIdentity lawyer, Guid sessionId, long after, int atMost, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var conversation = await db.HandoffsReadBy(lawyer).Where(h => h.Id == sessionId).Select(h => (Guid?)h.ConversationId)
            .FirstOrDefaultAsync(cancellation);
        if (conversation is not { } id)
            return null;
        return await db.Activities.AsNoTracking().Include(a => a.Attachments).Where(a => a.ConversationId == id && a.Sequence > after)
            .OrderBy(a => a.Sequence).Take(atMost).ToListAsync(cancellation);
    }

    /// <summary>What was said after a line until the lawyer ended the conversation or gave it away: nothing of what came later.</summary>
    /// <returns>Empty: nothing was, or this lawyer has not held it.</returns>
    public async Task<IReadOnlyList<Activity>> EndingAsync(StaffIdentity lawyer, Guid sessionId, long after, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.HandoffHolds.AsNoTracking().Where(hold => hold.SessionId == sessionId && hold.LawyerId == lawyer.Id && hold.Last > after)
                .OrderBy(hold => hold.Last).FirstOrDefaultAsync(cancellation) is not { } held)
            return [];
        var begin = Math.Max(after, held.Before);
        return await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => db.Set<HandoffSession>().Any(h => h.Id == sessionId && h.ConversationId == a.ConversationId)
                && a.Sequence > begin && a.Sequence <= held.Last)
            .OrderBy(a => a.Sequence).ToListAsync(cancellation);
    }
}

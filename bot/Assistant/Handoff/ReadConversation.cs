using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Lets a lawyer read a conversation that they hold, from before the hand-off to now; nobody else's.</summary>
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
        var held = await db.Handoffs.Where(h => h.Id == sessionId && h.State == HandoffState.Active && h.LawyerId == lawyer.Id)
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new { h.ConversationId, h.ClaimedAt, c.Channel, c.PushQuota })
            .FirstOrDefaultAsync(cancellation);
        if (held is null)
            return null;
        var lines = await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.ConversationId == held.ConversationId && a.Sequence > after)
            .OrderByDescending(a => a.Sequence).Take(Longest).ToListAsync(cancellation);
        lines.Reverse();
        return new HeldConversation(held.ConversationId, held.Channel, held.ClaimedAt!.Value, lines, held.PushQuota.Budget(clock.GetUtcNow()),
            held.PushQuota.Deferred);
    }
}

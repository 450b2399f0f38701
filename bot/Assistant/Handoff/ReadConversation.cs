using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A running conversation as its lawyer reads it.</summary>
/// <param name="ConversationId">Whose signals announce new lines.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="ClaimedAt">When the lawyer took over.</param>
/// <param name="Lines">In order of reading.</param>
/// <param name="Budget">What the channel still lets us push to the resident; null: as much as we like.</param>
/// <param name="Kept">Lines that wait until she comes again.</param>
public sealed record HeldConversation(Guid ConversationId, string Channel, DateTimeOffset ClaimedAt, IReadOnlyList<Activity> Lines, SendBudget? Budget, int Kept);

/// <summary>Lets a lawyer read the conversation she holds, from before the hand-off to now; nobody else's.</summary>
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
        await using var db = await transactions.ReadAsync(cancellation);
        var held = await db.Handoffs.Where(h => h.Id == sessionId && h.State == HandoffState.Active && h.LawyerId == lawyer.Id)
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new { h.ConversationId, h.ClaimedAt, c.Channel, c.Reach })
            .FirstOrDefaultAsync(cancellation);
        if (held is null)
            return null;
        var lines = await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.ConversationId == held.ConversationId && a.Sequence > after)
            .OrderByDescending(a => a.Sequence).Take(Longest).ToListAsync(cancellation);
        lines.Reverse();
        return new HeldConversation(held.ConversationId, held.Channel, held.ClaimedAt!.Value, lines, held.Reach.Budget(clock.GetUtcNow()), held.Reach.Kept);
    }
}

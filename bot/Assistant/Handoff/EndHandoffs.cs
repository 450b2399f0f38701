using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Nobody waits, or serves, in a conversation that has ended.</summary>
internal sealed class EndHandoffs : IHandler<ConversationEnded>
{
    public async Task HandleAsync(AppDb db, ConversationEnded happened, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var session in await db.Handoffs.Where(h => h.OpenConversationId == happened.Conversation.Id).ToListAsync(cancellation))
        {
            db.Announce(ReceptionTopics.Of(session));
            if (session.OfferedTo is { } asked)
                db.Announce(ReceptionTopics.HeldBy(asked));
            session.Close(happened.Conversation, now);
            await HandoffDue.WithdrawAsync(db, session, cancellation);
            // Whoever held it or was asked has room for the next.
            await db.SaveChangesAsync(cancellation);
            await HandoffDue.WakeAsync(db, now, cancellation);
        }
    }
}

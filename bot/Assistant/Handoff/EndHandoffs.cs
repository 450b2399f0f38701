using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Nobody waits for, or serves, a resident who has left.</summary>
internal sealed class EndHandoffs : IHandler<ResidentLeft>
{
    public async Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var session in await db.Handoffs.Where(h => h.OpenConversationId == happened.Conversation.Id).ToListAsync(cancellation))
            session.End(now);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a resident asked is deleted when the resident leaves.</summary>
internal sealed class EraseAnswers : IHandler<ResidentLeft>
{
    public Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation) =>
        db.LegalAnswers.Where(a => a.ConversationId == happened.Conversation.Id).ExecuteDeleteAsync(cancellation);
}

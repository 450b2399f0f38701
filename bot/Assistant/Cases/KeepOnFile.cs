using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A case is a file of the city, and stays with who filed it.</summary>
internal sealed class KeepOnFile : IHandler<ResidentLeft>
{
    public async Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation) =>
        happened.IsOnFile |= await db.Cases.AnyAsync(c => c.ResidentId == happened.Conversation.ResidentId, cancellation);
}

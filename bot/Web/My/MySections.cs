using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>Reads what is a resident's own and nothing else, by the resident's conversation.</summary>
internal sealed class MySections(Transactions transactions, IEnumerable<IMySection> sections, TimeProvider clock)
{
    /// <returns>The channel and what stands on the page; null when there is no such conversation, or the resident has left it.</returns>
    public async Task<(string Channel, IReadOnlyList<(IMySection Section, IReadOnlyList<Markup> Items)> Parts)?> ReadAsync(
        Guid conversationId, string formKey, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId && c.LeftAt == null, cancellation) is not { } conversation)
            return null;
        var parts = new List<(IMySection Section, IReadOnlyList<Markup> Items)>();
        foreach (var section in sections)
            parts.Add((section, await section.ItemsAsync(db, conversation.ResidentId, formKey, clock.GetUtcNow(), cancellation)));
        return (conversation.Channel, parts);
    }
}

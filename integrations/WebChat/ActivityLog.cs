using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Reads a conversation the way web chat does: everything after a number.</summary>
public sealed class ActivityLog(Transactions transactions)
{
    /// <summary>Most activities one answer carries; a client asks again with the new watermark.</summary>
    public const int AtOnce = 500;

    public async Task<IReadOnlyList<Activity>> AfterAsync(Guid conversationId, long watermark, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.ConversationId == conversationId && a.Sequence > watermark)
            .OrderBy(a => a.Sequence).Take(AtOnce).ToListAsync(cancellation);
    }

    /// <summary>
    /// A reader's number, brought back to the end: after a restore from a backup a browser may have read further than is
    /// kept, and would miss as many new lines.
    /// </summary>
    public async Task<long> WithinAsync(Guid conversationId, long watermark, CancellationToken cancellation) =>
        watermark == 0 ? 0 : Math.Min(watermark, await LastAsync(conversationId, cancellation) ?? 0);

    public async Task<long?> LastAsync(Guid conversationId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Conversations.Where(c => c.Id == conversationId).Select(c => (long?)c.LastSequence).FirstOrDefaultAsync(cancellation);
    }
}

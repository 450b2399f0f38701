using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Reads a conversation the way web chat does: everything after a number. A conversation that was closed is not there.</summary>
public sealed class ActivityLog(Transactions transactions)
{
    /// <summary>Most activities one answer carries; a client asks again with the new watermark.</summary>
    public const int AtOnce = 100;

    /// <summary>UTF-16 units of text and kept JSON after which an answer ends sooner.</summary>
    private const int UnitsAtOnce = 128 * 1024;

    public async Task<ActivityPage> AfterAsync(Guid conversationId, long watermark, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var lines = new List<Activity>();
        var units = 0;
        var rows = db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.ConversationId == conversationId && a.Sequence > watermark && db.Conversations.Any(c => c.Id == conversationId && c.LeftAt == null))
            .OrderBy(a => a.Sequence).Take(AtOnce + 1).AsAsyncEnumerable();
        await foreach (var line in rows.WithCancellation(cancellation))
        {
            if (lines.Count == AtOnce || units >= UnitsAtOnce)
                return new ActivityPage(lines, IsWhole: false);
            lines.Add(line);
            units += line.Text.Length + (line.ChannelData?.Length ?? 0);
        }

        return new ActivityPage(lines, IsWhole: true);
    }

    /// <summary>
    /// A reader's number, brought back to the end: after a restore from a backup a browser may have read further than is
    /// kept, and would miss as many new lines.
    /// </summary>
    public async Task<long> WithinAsync(Guid conversationId, long watermark, CancellationToken cancellation) =>
        watermark == 0 ? 0 : Math.Min(watermark, await LastAsync(conversationId, cancellation) ?? 0);

    /// <summary>Number of the newest line; null when the conversation is no more.</summary>
    public async Task<long?> LastAsync(Guid conversationId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Conversations.Where(c => c.Id == conversationId && c.LeftAt == null).Select(c => (long?)c.LastSequence)
            .FirstOrDefaultAsync(cancellation);
    }
}

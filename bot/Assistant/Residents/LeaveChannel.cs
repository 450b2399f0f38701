using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>
/// A resident leaves a channel (取消关注, 注销): the address is deleted, and all that was said but what belongs to a case. A case
/// is a file of the city and stays sealed (个人信息保护法 47: what must be kept longer is only kept). The resident cannot be told any more
/// that a time was moved, and cannot give it back: what was booked goes to others, and staff see why.
/// </summary>
public sealed class LeaveChannel(
    Transactions transactions, Vault vault, AttachmentFiles attachments, ConversationFeed feed, IEnumerable<IHandler<ConversationEnded>> whenEnded,
    IEnumerable<IHandler<ResidentLeft>> whenLeft, TimeProvider clock)
{
    /// <summary>Nothing happens when nobody of this address is known.</summary>
    public async Task RunAsync(string channel, string address, CancellationToken cancellation)
    {
        var hash = vault.Hash($"{channel}\n{address}");
        var (left, files) = await transactions.RunAsync(
            async db =>
            {
                var conversation = await db.Locked(channel, hash).AsAsyncEnumerable().SingleOrDefaultAsync(cancellation);
                return conversation is null ? ((Guid?)null, (IReadOnlyList<Guid>)[])
                    : (conversation.Id, await LeaveAsync(db, conversation, clock.GetUtcNow(), cancellation));
            },
            cancellation);
        foreach (var file in files)
            attachments.Delete(file);
        if (left is { } id)
            feed.Publish(id);
    }

    /// <summary>
    /// Ends a conversation that somebody besides the resident may have come into: no address leads to it any more. What was
    /// said stays for staff, and the reason is its last line.
    /// </summary>
    /// <returns>The conversation; null when nobody of this address is known.</returns>
    public async Task<Guid?> CloseAsync(string channel, string address, string reason, CancellationToken cancellation)
    {
        var hash = vault.Hash($"{channel}\n{address}");
        var closed = await transactions.RunAsync(
            async db =>
            {
                if (await db.Locked(channel, hash).AsAsyncEnumerable().SingleOrDefaultAsync(cancellation) is not { } conversation)
                    return (Guid?)null;
                var now = clock.GetUtcNow();
                await EndAsync(db, conversation, now, cancellation);
                db.Activities.Add(Activity.FromAssistant(conversation, reason, [], null, now));
                return conversation.Id;
            },
            cancellation);
        if (closed is { } id)
            feed.Publish(id);
        return closed;
    }

    /// <returns>Files that belong to nothing any more.</returns>
    private async Task<IReadOnlyList<Guid>> LeaveAsync(AppDb db, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        await EndAsync(db, conversation, now, cancellation);
        var undelivered = db.Outbox.Where(m => m.ConversationId == conversation.Id && m.State != DeliveryState.Delivered && m.State != DeliveryState.Dead);
        foreach (var message in await undelivered.ToListAsync(cancellation))
            message.End(new DeliveryResult.Hopeless(DeliveryTexts.AddressDeleted), now);
        var left = new ResidentLeft(conversation);
        await whenLeft.TellAsync(db, left, now, cancellation);
        var files = await EraseAsync(db, conversation, cancellation);
        if (!left.IsOnFile)
            (await db.Residents.SingleAsync(r => r.Id == conversation.ResidentId, cancellation)).Forget();
        return files;
    }

    private async Task EndAsync(AppDb db, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        conversation.Leave(now);
        await FormReminder.WithdrawAsync(db, conversation, cancellation);
        await whenEnded.TellAsync(db, new ConversationEnded(conversation), now, cancellation);
    }

    private static async Task<IReadOnlyList<Guid>> EraseAsync(AppDb db, Conversation conversation, CancellationToken cancellation)
    {
        var lines = await db.Activities.Include(a => a.Attachments)
            .Where(a => a.ConversationId == conversation.Id && a.CaseId == null).ToListAsync(cancellation);
        var files = new List<Guid>();
        foreach (var line in lines)
        {
            line.Erase(conversation);
            var unused = line.Attachments.Where(file => file.CaseId is null).ToList();
            files.AddRange(unused.Select(file => file.Id));
            db.Attachments.RemoveRange(unused);
        }

        return files;
    }
}

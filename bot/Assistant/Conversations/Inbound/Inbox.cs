using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Takes in messages: once <see cref="ReceiveAsync"/> returns, what the resident said is kept and will be answered once.</summary>
public sealed class Inbox(Transactions transactions, Transcript transcript, Vault vault, ConversationFeed feed, Photos photos, TimeProvider clock) : IDisposable
{
    /// <summary>Longest text that is kept, in UTF-16 units; more is cut and the resident is told.</summary>
    public const int TextLimit = 20_000;

    /// <summary>Messages that are kept at the same moment: a crowd waits here, and leaves the database to the turns under way.</summary>
    private const int AtOnce = 4;

    private readonly SemaphoreSlim places = new(AtOnce);

    public async Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await KeepAsync(message, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The resident's conversation, begun when there is none.</summary>
    public Task<Guid> OpenAsync(string channel, string address, CancellationToken cancellation) =>
        transactions.RetryAsync(async db => (await FindOrBeginAsync(db, channel, address, cancellation)).Id, cancellation);

    /// <summary>The resident's conversation; null when they have not written yet, or have left.</summary>
    public async Task<Guid?> KnownAsync(string channel, string address, CancellationToken cancellation)
    {
        var hash = HashOf(channel, address);
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Conversations.Where(c => c.Channel == channel && c.AddressHash == hash && c.LeftAt == null).Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>A message's key as <see cref="Activity.InboundKey"/> holds it: clients choose keys of their own, whatever stands in them.</summary>
    public string StoredKey(string key) => vault.Hash("message\n" + key);

    /// <summary>Whether the resident wants to be told outside the conversation when something waits in it.</summary>
    public Task<bool> NoteAsync(string channel, string address, NoticeAnswer answer, CancellationToken cancellation) => transactions.RetryAsync(
        async db =>
        {
            (await FindOrBeginAsync(db, channel, address, cancellation)).PushQuota.Note(answer);
            return true;
        },
        cancellation);

    public void Dispose() => places.Dispose();

    /// <summary>Takes the conversation's row lock, begins it when there is none, and adds the message; the caller commits.</summary>
    internal async Task<(Conversation Conversation, Activity Line)> InsertAsync(AppDb db, InboundMessage message, CancellationToken cancellation)
    {
        var conversation = await FindOrBeginAsync(db, message.Channel, message.Address, cancellation);
        var now = clock.GetUtcNow();
        if (conversation.PushQuota.Deferred > 0)
            await ReviveAsync(db, conversation, now, cancellation);
        conversation.PushQuota.Came(message.Allows, now);
        var line = Activity.FromResident(conversation, message with { Key = StoredKey(message.Key) }, now);
        db.Activities.Add(line);
        return (conversation, line);
    }

    /// <summary>
    /// Whether a message that was added has come before. Asked under the conversation's lock; the unique index decides where that is not held.
    /// </summary>
    internal static Task<bool> IsKnownAsync(AppDb db, Activity line, CancellationToken cancellation) =>
        db.Activities.AnyAsync(a => a.ConversationId == line.ConversationId && a.InboundKey == line.InboundKey, cancellation);

    private async Task<Receipt> KeepAsync(InboundMessage message, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (_, line) = await transactions.RunAsync(db => InsertAsync(db, message, cancellation), cancellation);
                feed.Publish(line.ConversationId, line);
                return Receipt.Of(line);
            }
            catch (DbUpdateException failure) when (attempt < 4 && Transactions.IsUniqueViolation(failure))
            {
                // The unique index let one through: the same message has come before, or the first one of the same
                // resident came at the same moment; then this one looks again and finds the conversation begun.
                if (await FindAsync(message, cancellation) is { } known)
                {
                    // Those of the first time are kept.
                    photos.Discard(message.AsLine().Attachments);
                    return known;
                }
            }
        }
    }

    /// <summary>The resident has come: what was kept is due, after the time in which the answer to this message may carry it.</summary>
    private async Task ReviveAsync(AppDb db, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var patience = transcript.PushChannel(conversation.Channel)?.Patience ?? TimeSpan.Zero;
        foreach (var message in await db.Outbox.Where(m => m.ConversationId == conversation.Id && m.State == DeliveryState.Deferred).ToListAsync(cancellation))
            message.Revive(now + patience);
    }

    /// <summary>
    /// What became of the message when it came before; null when it did not. A unit of work, though it only reads: it returns
    /// when what was committed before it is on the disk.
    /// </summary>
    private Task<Receipt?> FindAsync(InboundMessage message, CancellationToken cancellation)
    {
        var (hash, key) = (HashOf(message.Channel, message.Address), StoredKey(message.Key));
        return transactions.RunAsync(
            db => db.Conversations.Where(c => c.Channel == message.Channel && c.AddressHash == hash)
                .Join(db.Activities.Where(a => a.InboundKey == key), c => c.Id, a => a.ConversationId, (c, a) => new Receipt(c.Id, a.Id, a.Sequence, true))
                .FirstOrDefaultAsync(cancellation),
            cancellation);
    }

    private async Task<Conversation> FindOrBeginAsync(AppDb db, string channel, string address, CancellationToken cancellation)
    {
        var hash = HashOf(channel, address);
        if (await db.Locked(channel, hash).AsAsyncEnumerable().SingleOrDefaultAsync(cancellation) is { } known)
            return known;
        var now = clock.GetUtcNow();
        var resident = new Resident(Guid.CreateVersion7(now), now);
        var conversation = new Conversation(Guid.CreateVersion7(now), channel, address, hash, resident.Id, now);
        db.Add(resident);
        db.Add(conversation);
        return conversation;
    }

    private string HashOf(string channel, string address) => vault.Hash($"{channel}\n{address}");

    /// <summary>Drops what no database and no reader can use: control characters, broken surrogates, what exceeds the limit.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, TextLimit));
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (clean.Length >= TextLimit)
                break;
            if (rune != Rune.ReplacementChar && (rune.Value == '\n' || !Rune.IsControl(rune)))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}

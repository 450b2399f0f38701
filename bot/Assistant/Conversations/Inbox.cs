using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What became of a message at the door.</summary>
/// <param name="Duplicate">True when it had been received before: it has no second effect.</param>
public sealed record Receipt(Guid ConversationId, Guid ActivityId, long Sequence, bool Duplicate);

/// <summary>The door: once <see cref="ReceiveAsync"/> returns, what the resident said is kept and will be answered once.</summary>
public sealed class Inbox(Transactions transactions, Vault vault, TimeProvider clock)
{
    /// <summary>Longest text that is kept, in UTF-16 units; more is cut and the resident is told.</summary>
    public const int TextLimit = 20_000;

    public async Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellation)
    {
        var clean = message with { Text = Clean(message.Text) };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transactions.RunAsync(db => InsertAsync(db, clean, cancellation), cancellation);
            }
            catch (DbUpdateException failure) when (attempt < 4 && Transactions.IsUniqueViolation(failure))
            {
                // The same message, or the first one of the same resident, came twice at the same moment.
                // The unique index let one through; the other looks again and finds it.
            }
        }
    }

    /// <summary>The resident's conversation, begun when there is none.</summary>
    public async Task<Guid> OpenAsync(string channel, string address, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transactions.RunAsync(async db => (await FindOrBeginAsync(db, channel, address, cancellation)).Id, cancellation);
            }
            catch (DbUpdateException failure) when (attempt < 4 && Transactions.IsUniqueViolation(failure))
            {
            }
        }
    }

    private async Task<Receipt> InsertAsync(AppDb db, InboundMessage message, CancellationToken cancellation)
    {
        var conversation = await FindOrBeginAsync(db, message.Channel, message.Address, cancellation);
        var known = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversation.Id && a.InboundKey == message.Key)
            .Select(a => new { a.Id, a.Sequence })
            .FirstOrDefaultAsync(cancellation);
        if (known is not null)
            return new Receipt(conversation.Id, known.Id, known.Sequence, Duplicate: true);
        var activity = Activity.FromResident(conversation, message, clock.GetUtcNow());
        db.Activities.Add(activity);
        return new Receipt(conversation.Id, activity.Id, activity.Sequence, Duplicate: false);
    }

    private async Task<Conversation> FindOrBeginAsync(AppDb db, string channel, string address, CancellationToken cancellation)
    {
        var hash = vault.Hash($"{channel}\n{address}");
        if (await db.Locked(channel, hash).AsAsyncEnumerable().SingleOrDefaultAsync(cancellation) is { } known)
            return known;
        var now = clock.GetUtcNow();
        var resident = new Resident(Guid.CreateVersion7(now), now);
        var conversation = new Conversation(Guid.CreateVersion7(now), channel, address, hash, resident.Id, now);
        db.Add(resident);
        db.Add(conversation);
        return conversation;
    }

    /// <summary>Drops what no database and no reader can use: control characters, broken surrogates, what exceeds the limit.</summary>
    private static string Clean(string text)
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

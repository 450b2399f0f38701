using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What the answer to a resident's own request carries.</summary>
/// <param name="Lines">In order, each from <see cref="PushLine.Sent"/> to the entry of <paramref name="UpTo"/>.</param>
/// <param name="Asked">When the message came that is answered.</param>
/// <param name="MoreIsKept">Something is left that waits for her next contact.</param>
public sealed record Carried(IReadOnlyList<PushLine> Lines, IReadOnlyList<int> UpTo, DateTimeOffset Asked, bool MoreIsKept);

/// <summary>
/// Gives what waits in a conversation to a faster way than pushing: the answer to the resident's own request (passive
/// reply). Under the conversation's row lock, so nothing goes both ways and a repeat of the request gets the same.
/// </summary>
public sealed class PendingLines(Transactions transactions, TimeProvider clock)
{
    // The passive reply is on the screen before what continues it.
    private static readonly TimeSpan AfterPassive = TimeSpan.FromSeconds(1);

    /// <param name="receipt">The message that is answered; its turn is done.</param>
    /// <param name="canPush">What is not carried follows by pushing; else it is kept for her next contact.</param>
    /// <param name="carry">Chooses how far each line is carried.</param>
    /// <param name="cancellation">Stops before anything is taken.</param>
    /// <returns>Null when there is nothing to say, or all of it has been taken already.</returns>
    public Task<Carried?> TakeAsync(
        Receipt receipt, bool canPush, Func<IReadOnlyList<PushLine>, DateTimeOffset, IReadOnlyList<int>> carry, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await Transcript.LockAsync(db, receipt.ConversationId, cancellation) is not { } conversation)
                return null;
            var asked = await db.Activities.Where(a => a.Id == receipt.ActivityId).Select(a => a.At).SingleAsync(cancellation);
            var passed = await db.Outbox.Where(m => m.PassiveTo == receipt.ActivityId).ToListAsync(cancellation);
            if (passed.Count > 0)
            {
                var again = await ReadAsync(db, passed, m => m.PassiveFrom, cancellation);
                var upTo = again.Select(line => passed.Find(m => m.Id == line.Activity.Id)!.PassiveUpTo);
                return new Carried(again, [.. upTo], asked, conversation.Reach.Kept > 0);
            }

            var waiting = (await db.Outbox.Where(m => m.ConversationId == receipt.ConversationId && (m.State == DeliveryState.Waiting || m.State == DeliveryState.Kept)).ToListAsync(cancellation))
                .FindAll(m => m.Untouched && !conversation.Reach.IsSending(now));
            if (waiting.Count == 0)
                return null;
            var lines = await ReadAsync(db, waiting, cancellation);
            return Pass(conversation, receipt.ActivityId, waiting, new Carried(lines, carry(lines, asked), asked, false), canPush ? now + AfterPassive : null);
        },
        cancellation);

    /// <summary>An answer that came too late for the request is due now: nothing faster will come for it.</summary>
    public Task ReleaseAsync(Receipt receipt, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            await db.Outbox.Where(m => m.ConversationId == receipt.ConversationId && m.ReplyTo == receipt.ActivityId && m.State == DeliveryState.Waiting && m.Attempts == 0 && m.NextAttemptAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now), cancellation);
        },
        cancellation);

    /// <summary>The lines of these messages in order of the transcript.</summary>
    internal static Task<IReadOnlyList<PushLine>> ReadAsync(AppDb db, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation) =>
        ReadAsync(db, messages, m => m.Sent, cancellation);

    private static async Task<IReadOnlyList<PushLine>> ReadAsync(AppDb db, IReadOnlyList<OutboxMessage> messages, Func<OutboxMessage, int> from, CancellationToken cancellation)
    {
        var ids = messages.Select(m => m.Id).ToList();
        var activities = await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        var turns = activities.Where(a => a.ReplyTo is not null).Select(a => a.ReplyTo).Distinct().ToList();
        var ends = turns.Count == 0 ? [] : await db.Activities.Where(a => turns.Contains(a.ReplyTo))
            .GroupBy(a => a.ReplyTo).Select(turn => new { turn.Key, Last = turn.Max(a => a.Sequence) }).ToDictionaryAsync(turn => turn.Key!.Value, turn => turn.Last, cancellation);
        var byId = messages.ToDictionary(m => m.Id);
        return [.. activities.Select(a => new PushLine(a, a.ReplyTo is not { } turn || ends[turn] == a.Sequence, from(byId[a.Id]), byId[a.Id].Unsure > 0))];
    }

    private static Carried? Pass(Conversation conversation, Guid inbound, List<OutboxMessage> waiting, Carried chosen, DateTimeOffset? rest)
    {
        var kept = 0;
        for (var i = 0; i < chosen.Lines.Count; i++)
        {
            var (line, upTo) = (chosen.Lines[i], chosen.UpTo[i]);
            var message = waiting.Find(m => m.Id == line.Activity.Id)!;
            if (upTo > line.Sent)
                message.Passed(inbound, upTo, rest);
            else if (rest is { } soon)
                message.Revive(soon);
            else
                message.Keep();
            kept += message.State == DeliveryState.Kept ? 1 : 0;
        }

        conversation.Reach.Keep(kept);
        var carried = Enumerable.Range(0, chosen.Lines.Count).Where(i => chosen.UpTo[i] > chosen.Lines[i].Sent).ToList();
        return carried.Count == 0
            ? null
            : chosen with { Lines = [.. carried.Select(i => chosen.Lines[i])], UpTo = [.. carried.Select(i => chosen.UpTo[i])], MoreIsKept = kept > 0 };
    }
}

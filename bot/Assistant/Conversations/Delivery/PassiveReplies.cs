using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Gives what waits in a conversation to a faster way than pushing: the answer to the resident's own request (passive
/// reply). Under the conversation's row lock, so nothing goes both ways and a repeat of the request gets the same.
/// </summary>
public sealed class PassiveReplies(Transactions transactions, TimeProvider clock)
{
    // The passive reply is on the screen before what continues it.
    private static readonly TimeSpan AfterPassive = TimeSpan.FromSeconds(1);

    /// <summary>For a request whose turn is done: what the turn gave it, else what waits in the conversation.</summary>
    /// <param name="receipt">The message that is answered.</param>
    /// <param name="request">Who waits.</param>
    /// <param name="cancellation">Stops before anything is taken.</param>
    /// <returns>Null when there is nothing to say, or all of it has been taken already.</returns>
    public async Task<PassiveReplyLines?> TakeAsync(Receipt receipt, PassiveReplyRequest request, CancellationToken cancellation) =>
        request.Result is { } given ? given.Lines : await transactions.RunAsync(
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
                return new PassiveReplyLines(again, [.. upTo], asked, conversation.PushQuota.Deferred > 0);
            }

            var waiting = (await Open(db, receipt.ConversationId).ToListAsync(cancellation))
                .FindAll(m => m.Untouched && !conversation.PushQuota.IsSending(now));
            if (waiting.Count == 0)
                return null;
            var lines = await ReadAsync(db, waiting, cancellation);
            return Pass(conversation, waiting, lines, request, receipt.ActivityId, asked, now);
        },
        cancellation);

    /// <summary>
    /// Gives the lines of a turn to the request that waits for them, in the turn's transaction; the caller commits, then sets
    /// <see cref="PassiveReplyRequest.Result"/>. Not where older lines wait or are under way: then <see cref="TakeAsync"/> brings all of them into order.
    /// </summary>
    /// <returns>Null when nothing was decided.</returns>
    internal static async Task<PassiveReplyResult?> GiveAsync(Turn turn, PassiveReplyRequest request, CancellationToken cancellation)
    {
        var (db, conversation, now) = (turn.Db, turn.Conversation, turn.Now);
        if (conversation.PushQuota.IsSending(now) || await Open(db, conversation.Id).AnyAsync(cancellation))
            return null;
        var added = db.ChangeTracker.Entries<OutboxMessage>().Select(entry => entry.Entity).Where(m => m.ConversationId == conversation.Id).ToList();
        if (added.Count != turn.Said.Count || !request.Hold())
            return null;
        IReadOnlyList<DeliveryLine> lines = [.. turn.Said.Select(line => new DeliveryLine(line, EndsTurn: line == turn.Said[^1], Sent: 0))];
        return new PassiveReplyResult(lines.Count == 0 ? null : Pass(conversation, added, lines, request, turn.Message.Id, turn.Message.At, now));
    }

    /// <summary>An answer that came too late for the request is due now: nothing faster will come for it.</summary>
    public Task ReleaseAsync(Receipt receipt, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            await db.Outbox.Where(m => m.ConversationId == receipt.ConversationId && m.ReplyTo == receipt.ActivityId && m.State == DeliveryState.Waiting
                && m.Attempts == 0 && m.NextAttemptAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now), cancellation);
        },
        cancellation);

    /// <summary>The answers to the request did not arrive, as far as one can tell: what they carried is pushed.</summary>
    public Task ReturnAsync(Receipt receipt, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (await Transcript.LockAsync(db, receipt.ConversationId, cancellation) is null)
                return;
            foreach (var message in await db.Outbox.Where(m => m.PassiveTo == receipt.ActivityId).ToListAsync(cancellation))
                message.Return(clock.GetUtcNow() + AfterPassive);
        },
        cancellation);

    /// <summary>The lines of these messages in order of the transcript.</summary>
    internal static Task<IReadOnlyList<DeliveryLine>> ReadAsync(AppDb db, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation) =>
        ReadAsync(db, messages, m => m.Sent, cancellation);

    private static async Task<IReadOnlyList<DeliveryLine>> ReadAsync(AppDb db, IReadOnlyList<OutboxMessage> messages, Func<OutboxMessage, int> from,
        CancellationToken cancellation)
    {
        var ids = messages.Select(m => m.Id).ToList();
        var activities = await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        var turns = activities.Where(a => a.ReplyTo is not null).Select(a => a.ReplyTo).Distinct().ToList();
        var ends = turns.Count == 0 ? [] : await db.Activities.Where(a => turns.Contains(a.ReplyTo))
            .GroupBy(a => a.ReplyTo).Select(turn => new { turn.Key, Last = turn.Max(a => a.Sequence) })
                .ToDictionaryAsync(turn => turn.Key!.Value, turn => turn.Last, cancellation);
        var byId = messages.ToDictionary(m => m.Id);
        return [.. activities.Select(a => new DeliveryLine(a, a.ReplyTo is not { } turn || ends[turn] == a.Sequence, from(byId[a.Id]), byId[a.Id].Unsure > 0))];
    }

    /// <summary>What the resident does not have yet.</summary>
    private static IQueryable<OutboxMessage> Open(AppDb db, Guid conversation) =>
        db.Outbox.Where(m => m.ConversationId == conversation && (m.State == DeliveryState.Waiting || m.State == DeliveryState.Deferred));

    private static PassiveReplyLines? Pass(
        Conversation conversation, List<OutboxMessage> waiting, IReadOnlyList<DeliveryLine> lines, PassiveReplyRequest request, Guid inbound,
        DateTimeOffset asked, DateTimeOffset now)
    {
        var (upTo, text) = request.Choose(lines, asked);
        DateTimeOffset? rest = request.CanPush ? now + AfterPassive : null;
        var kept = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var message = waiting.Find(m => m.Id == lines[i].Activity.Id)!;
            if (upTo[i] > lines[i].Sent)
                message.Passed(inbound, upTo[i], rest);
            else if (rest is { } soon)
                message.Revive(soon);
            else
                message.Defer();
            kept += message.State == DeliveryState.Deferred ? 1 : 0;
        }

        conversation.PushQuota.Defer(kept);
        var carried = Enumerable.Range(0, lines.Count).Where(i => upTo[i] > lines[i].Sent).ToList();
        return carried.Count == 0 ? null : new PassiveReplyLines([.. carried.Select(i => lines[i])], [.. carried.Select(i => upTo[i])], asked, kept > 0, text);
    }
}

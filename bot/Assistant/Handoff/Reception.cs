using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What a lawyer does with waiting residents (接待): take over, write, note, hand on, end.</summary>
public sealed class Reception(
    Transactions transactions, NotifyResident notify, ConversationFeed feed, MainMenu menu, IEnumerable<IHandler<HandoffEnded>> handlers, CityOptions city,
    TimeProvider clock)
{
    /// <summary>Letters a lawyer can say at once.</summary>
    public const int LongestText = 10_000;

    /// <summary>Newest lines of a conversation that are looked through for what the resident wants.</summary>
    private const int LinesRead = 40;

    private const int Shown = 200;

    /// <summary>How long somebody who was named has to answer.</summary>
    internal static readonly TimeSpan NamedFor = TimeSpan.FromMinutes(3);

    /// <summary>What was said longer before the resident asked for a person is another matter.</summary>
    private static readonly TimeSpan ReadBack = TimeSpan.FromHours(1);

    /// <summary>
    /// The lawyer's own running conversations, those they read along, and everybody who waits, in the order in which they are served; nothing for who may
    /// not receive.
    /// </summary>
    public async Task<IReadOnlyList<ReceptionItem>> ListAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var own = await db.HandoffsReadBy(lawyer).AsNoTracking().OrderBy(h => h.RequestedAt).ToListAsync(cancellation);
        var asked = await db.HandoffsWaiting().AsNoTracking().Where(h => h.OfferedTo == lawyer.Id).ToListAsync(cancellation);
        var waiting = await db.HandoffsWaiting().AsNoTracking().Where(h => h.OfferedTo != lawyer.Id || h.OfferedTo == null).Take(Shown)
            .ToListAsync(cancellation);
        return await ItemsAsync(db, lawyer, [.. own, .. asked, .. waiting.Where(one => own.All(mine => mine.Id != one.Id))], cancellation);
    }

    /// <summary>How one open conversation stands in the lawyer's list; null: it is not there.</summary>
    public async Task<ReceptionItem?> FindItemAsync(StaffIdentity lawyer, Guid conversationId, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var found = await db.Handoffs.AsNoTracking().Where(h => h.OpenConversationId == conversationId && (h.LawyerId == null || h.LawyerId == lawyer.Id))
            .ToListAsync(cancellation);
        var items = await ItemsAsync(db, lawyer, found, cancellation);
        return items.Count == 0 ? null : items[0];
    }

    /// <summary>With what each resident said last, read for all at once.</summary>
    private static async Task<IReadOnlyList<ReceptionItem>> ItemsAsync(
        AppDb db, StaffIdentity lawyer, IReadOnlyList<HandoffSession> sessions, CancellationToken cancellation)
    {
        var ids = sessions.Select(one => one.ConversationId).ToList();
        var talks = await db.Conversations.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Channel, c.LastSequence })
            .ToDictionaryAsync(c => c.Id, cancellation);
        var lines = (await db.Conversations.Where(c => ids.Contains(c.Id))
                .Join(db.Activities.Where(a => a.Speaker == Speaker.Resident), c => c.Id, a => a.ConversationId, (c, a) => new { c.LastSequence, Line = a })
                .Where(row => row.Line.Sequence > row.LastSequence - LinesRead).Select(row => row.Line).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(line => line.ConversationId);
        return
        [
            .. sessions.Select(one => new ReceptionItem(
                one.Id, one.ConversationId, talks[one.ConversationId].Channel,
                WaitingRecognizer.Of([.. lines[one.ConversationId].Where(line => line.At >= one.RequestedAt - ReadBack).OrderBy(line => line.Sequence)]),
                one.RequestedAt, one.ClaimedAt, one.LawyerId == lawyer.Id)
            {
                Field = one.Field,
                IsUrgent = one.IsUrgent,
                OfferUntil = one.OfferedTo == lawyer.Id ? one.OfferUntil : null,
                IsOfferedToOther = one.OfferedTo is { } other && other != lawyer.Id,
                IsRead = one.LawyerId is { } holder && holder != lawyer.Id,
                AskedAt = one.AskedAt,
                LastSequence = talks[one.ConversationId].LastSequence,
            }),
        ];
    }

    /// <summary>What stands in the reception now, without words; null for who may not receive (any more).</summary>
    public async Task<ReceptionGlance?> GlanceAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == lawyer.Id && u.DisabledAt == null, cancellation) is not { } member
            || !StaffIdentity.Of(member).May(HandoffActions.Receive))
            return null;
        var waiting = await db.HandoffsWaiting().AsNoTracking().Take(Shown).ToListAsync(cancellation);
        var held = await db.HandoffsHeldBy(lawyer).OrderBy(h => h.ClaimedAt)
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new HeldLine(h.Id, c.Id, h.ClaimedLine, c.LastSequence))
            .ToListAsync(cancellation);
        return new ReceptionGlance(waiting, held);
    }

    /// <summary>The open hand-off of a conversation; null when there is none, or this person may not receive.</summary>
    public async Task<Guid?> FindAsync(StaffIdentity lawyer, Guid conversationId, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Handoffs.Where(h => h.OpenConversationId == conversationId).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Who holds it now or is asked to take it over, for whoever came too late; null: nobody.</summary>
    public async Task<string?> HolderAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Handoffs.Where(h => h.Id == sessionId && h.OpenConversationId != null)
            .Join(db.Users, h => h.LawyerId ?? h.OfferedTo, u => u.Id, (h, u) => u.Name).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Takes a waiting conversation. The conversation's row lock decides between two lawyers.</summary>
    public Task<ReceptionOutcome> ClaimAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation) =>
        RunAsync(lawyer, sessionId, new ReceptionCommand.Claim(), cancellation);

    public Task<ReceptionOutcome> SayAsync(StaffIdentity lawyer, Guid sessionId, string text, CancellationToken cancellation) =>
        RunAsync(lawyer, sessionId, new ReceptionCommand.Say(text), cancellation);

    /// <summary>Gives the conversation back to the assistant, who says so and learns from what the lawyer cited.</summary>
    public Task<ReceptionOutcome> EndAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation) =>
        RunAsync(lawyer, sessionId, new ReceptionCommand.End(), cancellation);

    /// <summary>Does it in a transaction of its own, and signals the conversation.</summary>
    public async Task<ReceptionOutcome> RunAsync(StaffIdentity lawyer, Guid sessionId, ReceptionCommand command, CancellationToken cancellation)
    {
        Guid? changed = null;
        var outcome = await transactions.RetryAsync(
            async db =>
            {
                (var done, changed) = await RunAsync(db, lawyer, sessionId, command, cancellation);
                return done;
            },
            cancellation);
        Signal(changed);
        return outcome;
    }

    /// <summary>Does it in the caller's transaction.</summary>
    /// <returns>And the conversation that has news, for <see cref="Signal"/> once they are committed.</returns>
    public async Task<(ReceptionOutcome Outcome, Guid? Changed)> RunAsync(
        AppDb db, StaffIdentity lawyer, Guid sessionId, ReceptionCommand command, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return (ReceptionOutcome.NotYours, null);
        var conversationId = await db.Handoffs.Where(h => h.Id == sessionId).Select(h => (Guid?)h.ConversationId).FirstOrDefaultAsync(cancellation);
        if (conversationId is null || await Transcript.LockAsync(db, conversationId.Value, cancellation) is not { } conversation)
            return (ReceptionOutcome.Gone, null);
        var session = await db.Handoffs.SingleAsync(h => h.Id == sessionId, cancellation);
        var outcome = await DoAsync(new At(db, lawyer, session, conversation, clock.GetUtcNow(), cancellation), command);
        return (outcome, outcome == ReceptionOutcome.Done ? conversationId : null);
    }

    /// <summary>Tells listeners that there is news.</summary>
    public void Signal(Guid? changed)
    {
        if (changed is { } id)
            feed.Publish(id);
    }

    private Task<ReceptionOutcome> DoAsync(At at, ReceptionCommand command) => command switch
    {
        ReceptionCommand.Claim => ClaimAsync(at),
        ReceptionCommand.Decline => DeclineAsync(at),
        _ when !at.Session.IsHeldBy(at.Lawyer) => Task.FromResult(ReceptionOutcome.NotYours),
        ReceptionCommand.Say(var text) => SayAsync(at, text.Trim()),
        ReceptionCommand.Note(var text) => Task.FromResult(Note(at, text.Trim())),
        ReceptionCommand.Transfer transfer => TransferAsync(at, transfer),
        ReceptionCommand.Invite(var reader) => InviteAsync(at, reader),
        ReceptionCommand.End end => EndAsync(at, end),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No such command."),
    };

    private async Task<ReceptionOutcome> ClaimAsync(At at)
    {
        if (!at.Session.Claim(at.Conversation, at.Lawyer, at.Now))
            return ReceptionOutcome.Gone;
        at.Announce(queue: true);
        await notify.RunAsync(at.Db, at.Conversation.Id, new Notice(HandoffTexts.Joined(at.Lawyer.Name)), at.Cancellation);
        await HandoffDue.ScheduleAsync(at.Db, at.Session, at.Now, at.Cancellation);
        at.Audit("handoff.claim");
        return ReceptionOutcome.Done;
    }

    private static async Task<ReceptionOutcome> DeclineAsync(At at)
    {
        if (at.Session.OfferedTo != at.Lawyer.Id || !at.Session.Decline(at.Conversation, at.Now))
            return ReceptionOutcome.NotYours;
        at.Announce(queue: true);
        await HandoffDue.ScheduleAsync(at.Db, at.Session, at.Now, at.Cancellation);
        at.Audit("handoff.decline");
        await at.Db.SaveChangesAsync(at.Cancellation);
        await HandoffDue.WakeAsync(at.Db, at.Now, at.Cancellation);
        return ReceptionOutcome.Done;
    }

    private async Task<ReceptionOutcome> SayAsync(At at, string text)
    {
        if (text.Length is 0 or > LongestText)
            return text.Length == 0 ? ReceptionOutcome.Empty : ReceptionOutcome.TooLong;
        await notify.RunAsync(at.Db, at.Conversation.Id, new Notice(text) { Speaker = Speaker.Lawyer, SpeakerName = at.Lawyer.Name }, at.Cancellation);
        at.Session.Ask(null);
        at.Audit("handoff.say");
        return ReceptionOutcome.Done;
    }

    private static ReceptionOutcome Note(At at, string text)
    {
        if (text.Length is 0 or > HandoffNote.Longest)
            return text.Length == 0 ? ReceptionOutcome.Empty : ReceptionOutcome.TooLong;
        at.Db.HandoffNotes.Add(new HandoffNote(at.Session.Id, at.Lawyer, text, at.Now));
        at.Announce(queue: false);
        at.Audit("handoff.note");
        return ReceptionOutcome.Done;
    }

    private async Task<ReceptionOutcome> TransferAsync(At at, ReceptionCommand.Transfer transfer)
    {
        var note = transfer.Remark.Trim();
        if (note.Length > HandoffNote.Longest)
            return ReceptionOutcome.TooLong;
        StaffMember? to = null;
        if (transfer.To is { } id && (to = await OtherAsync(at, id)) is null)
            return ReceptionOutcome.NobodyThere;
        if (note.Length > 0)
            Note(at, note);
        at.Announce(queue: true);
        at.Session.Requeue(at.Conversation, at.Now, transfer.Field);
        var due = at.Now;
        if (to is not null)
        {
            // Who was named is asked, also when busy or not there just now; longer than others, since nobody prepared them.
            due = at.Now + NamedFor;
            at.Session.Offer(at.Conversation, to.Id, due);
            at.Db.Announce(ReceptionTopics.HeldBy(to.Id));
        }

        await at.Db.SaveChangesAsync(at.Cancellation);
        var forecast = await ReadForecast.RunAsync(at.Db, at.Session, city.Reception.SeenFor, at.Now, at.Cancellation);
        var told = to is null ? HandoffTexts.HandedOn(at.Lawyer.Name, forecast, at.Now, city.Hotlines.Legal)
            : HandoffTexts.HandedTo(at.Lawyer.Name, to.Name);
        await notify.RunAsync(at.Db, at.Conversation.Id, new Notice(told, HandoffTexts.WhileWaiting(menu)), at.Cancellation);
        await HandoffDue.ScheduleAsync(at.Db, at.Session, due, at.Cancellation);
        at.Audit("handoff.transfer");
        await at.Db.SaveChangesAsync(at.Cancellation);
        await HandoffDue.WakeAsync(at.Db, at.Now, at.Cancellation);
        return ReceptionOutcome.Done;
    }

    private static async Task<ReceptionOutcome> InviteAsync(At at, Guid reader)
    {
        if (await OtherAsync(at, reader) is not { } other)
            return ReceptionOutcome.NobodyThere;
        if (await at.Db.HandoffReaders.AnyAsync(r => r.SessionId == at.Session.Id && r.StaffId == reader, at.Cancellation))
            return ReceptionOutcome.Done;
        at.Db.HandoffReaders.Add(new HandoffReader(at.Session.Id, StaffIdentity.Of(other), at.Now));
        at.Announce(queue: false);
        at.Db.Announce(ReceptionTopics.HeldBy(reader));
        at.Audit("handoff.invite");
        return ReceptionOutcome.Done;
    }

    private async Task<ReceptionOutcome> EndAsync(At at, ReceptionCommand.End end)
    {
        at.Session.GiveBack(at.Conversation, at.Lawyer, end.Result, end.Field, at.Now);
        at.Announce(queue: false);
        await HandoffDue.WithdrawAsync(at.Db, at.Session, at.Cancellation);
        var notice = new Notice(HandoffTexts.Ended(at.Lawyer.Name), HandoffTexts.VerdictChoices(at.Session.Id)) { UsesReserve = true };
        await notify.RunAsync(at.Db, at.Conversation.Id, notice, at.Cancellation);
        at.Audit("handoff.end");
        await handlers.TellAsync(at.Db, new HandoffEnded(at.Session), at.Now, at.Cancellation);
        await at.Db.SaveChangesAsync(at.Cancellation);
        await HandoffDue.WakeAsync(at.Db, at.Now, at.Cancellation);
        return ReceptionOutcome.Done;
    }

    /// <returns>Null: there is no such account, it may not receive, or it is the lawyer's own.</returns>
    private static async Task<StaffMember?> OtherAsync(At at, Guid id) =>
        await at.Db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.DisabledAt == null, at.Cancellation) is { } other
        && other.Id != at.Lawyer.Id && StaffIdentity.Of(other).May(HandoffActions.Receive) ? other : null;

    /// <summary>Who does something with which hand-off, under the lock of its conversation.</summary>
    private sealed record At(
        AppDb Db, StaffIdentity Lawyer, HandoffSession Session, Conversation Conversation, DateTimeOffset Now, CancellationToken Cancellation)
    {
        /// <param name="queue">Whether those who look at the queue want to know too.</param>
        public void Announce(bool queue)
        {
            if (queue)
                Db.Announce(ReceptionTopics.Queue);
            Db.Announce(ReceptionTopics.HeldBy(Lawyer.Id));
        }

        public void Audit(string action) => Db.Audit.Add(new AuditEntry(Lawyer, action, Session.Id.ToString("N"), Now));
    }
}

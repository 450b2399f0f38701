using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What a lawyer does with waiting residents (接待): take over, write, end.</summary>
public sealed class Reception(
    Transactions transactions, NotifyResident notify, ConversationFeed feed, MainMenu menu, IEnumerable<IHandler<HandoffEnded>> handlers, TimeProvider clock)
{
    /// <summary>Lines of a resident that are looked through for what they want.</summary>
    private const int LinesRead = 20;

    /// <summary>What was said longer before the resident asked for a person is another matter.</summary>
    private static readonly TimeSpan ReadBack = TimeSpan.FromHours(1);

    /// <summary>Everybody who waits, and the lawyer's own running conversations; nothing for who may not receive.</summary>
    public async Task<IReadOnlyList<ReceptionItem>> ListAsync(StaffIdentity lawyer, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var sessions = await db.Handoffs.AsNoTracking()
            .Where(h => h.OpenConversationId != null && (h.LawyerId == null || h.LawyerId == lawyer.Id))
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new { Session = h, c.Channel })
            .OrderBy(row => row.Session.RequestedAt).Take(200).ToListAsync(cancellation);
        var items = new List<ReceptionItem>();
        foreach (var row in sessions)
        {
            var since = row.Session.RequestedAt - ReadBack;
            var last = await db.Activities.AsNoTracking()
                .Where(a => a.ConversationId == row.Session.ConversationId && a.Speaker == Speaker.Resident && a.At >= since)
                .OrderByDescending(a => a.Sequence).Take(LinesRead).ToListAsync(cancellation);
            last.Reverse();
            items.Add(new ReceptionItem(
                row.Session.Id, row.Session.ConversationId, row.Channel, WaitingRecognizer.Of(last),
                row.Session.RequestedAt, row.Session.ClaimedAt, row.Session.LawyerId == lawyer.Id));
        }

        return items;
    }

    /// <summary>Takes a waiting conversation. The conversation's row lock decides between two lawyers.</summary>
    public Task<ReceptionOutcome> ClaimAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation) => ChangeAsync(
        lawyer,
        sessionId,
        async (db, session, conversation, now) =>
        {
            if (!session.Claim(conversation, lawyer, now))
                return ReceptionOutcome.Gone;
            db.Announce(ReceptionTopics.Queue);
            db.Announce(ReceptionTopics.HeldBy(lawyer.Id));
            await notify.RunAsync(db, conversation.Id, new Notice(HandoffTexts.Joined(lawyer.Name)), cancellation);
            db.Audit.Add(new AuditEntry(lawyer, "handoff.claim", session.Id.ToString("N"), now));
            return ReceptionOutcome.Done;
        },
        cancellation);

    public Task<ReceptionOutcome> SayAsync(StaffIdentity lawyer, Guid sessionId, string text, CancellationToken cancellation) => ChangeAsync(
        lawyer,
        sessionId,
        async (db, session, conversation, now) =>
        {
            if (!session.IsHeldBy(lawyer))
                return ReceptionOutcome.NotYours;
            if (string.IsNullOrWhiteSpace(text))
                return ReceptionOutcome.Empty;
            await notify.RunAsync(db, conversation.Id, new Notice(text.Trim()) { Speaker = Speaker.Lawyer, SpeakerName = lawyer.Name }, cancellation);
            db.Audit.Add(new AuditEntry(lawyer, "handoff.say", session.Id.ToString("N"), now));
            return ReceptionOutcome.Done;
        },
        cancellation);

    /// <summary>Gives the conversation back to the assistant, who says so and learns from what the lawyer cited.</summary>
    public Task<ReceptionOutcome> EndAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation) => ChangeAsync(
        lawyer,
        sessionId,
        async (db, session, conversation, now) =>
        {
            if (!session.GiveBack(conversation, lawyer, now))
                return ReceptionOutcome.NotYours;
            db.Announce(ReceptionTopics.HeldBy(lawyer.Id));
            await notify.RunAsync(db, conversation.Id, new Notice(HandoffTexts.Ended(lawyer.Name), menu.Choices), cancellation);
            db.Audit.Add(new AuditEntry(lawyer, "handoff.end", session.Id.ToString("N"), now));
            await handlers.TellAsync(db, new HandoffEnded(session), now, cancellation);
            return ReceptionOutcome.Done;
        },
        cancellation);

    private async Task<ReceptionOutcome> ChangeAsync(
        StaffIdentity lawyer, Guid sessionId, Func<AppDb, HandoffSession, Conversation, DateTimeOffset, Task<ReceptionOutcome>> change, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return ReceptionOutcome.NotYours;
        Guid? changed = null;
        var outcome = await transactions.RetryAsync(
            async db =>
            {
                var conversationId = await db.Handoffs.Where(h => h.Id == sessionId).Select(h => (Guid?)h.ConversationId).FirstOrDefaultAsync(cancellation);
                if (conversationId is null || await Transcript.LockAsync(db, conversationId.Value, cancellation) is not { } conversation)
                    return ReceptionOutcome.Gone;
                var session = await db.Handoffs.SingleAsync(h => h.Id == sessionId, cancellation);
                changed = conversationId;
                return await change(db, session, conversation, clock.GetUtcNow());
            },
            cancellation);
        if (changed is { } id)
            feed.Publish(id);
        return outcome;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Sees how the reception stands, hands conversations to somebody else, and reads along, which the holder sees.</summary>
public sealed class SuperviseReception(
    Transactions transactions, NotifyResident notify, MainMenu menu, CityOptions city, ConversationFeed feed, TimeProvider clock)
{
    /// <summary>Who is taken over within it was served in time.</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromMinutes(5);

    /// <returns>Null: this person may not.</returns>
    public async Task<ReceptionBoard?> ReadAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(HandoffActions.Supervise))
            return null;
        var now = clock.GetUtcNow();
        await using var db = await transactions.ReadAsync(cancellation);
        var members = (await db.Users.AsNoTracking().Where(u => u.DisabledAt == null).ToListAsync(cancellation))
            .Where(u => StaffIdentity.Of(u).May(HandoffActions.Receive)).ToList();
        var names = members.ToDictionary(u => u.Id, u => u.Name);
        var open = await db.Handoffs.AsNoTracking().Where(h => h.OpenConversationId != null)
            .Join(db.Conversations, h => h.ConversationId, c => c.Id, (h, c) => new { Session = h, c.Channel }).ToListAsync(cancellation);
        var presences = await db.LawyerPresences.AsNoTracking().ToDictionaryAsync(p => p.LawyerId, cancellation);
        var today = CityTime.StartOf(CityTime.Today(now));
        var shifts = await db.DutyShifts.AsNoTracking().Where(s => s.EndsAt > today && s.StartsAt <= now).ToListAsync(cancellation);
        var asked = await db.Handoffs.AsNoTracking().Where(h => h.RequestedAt >= today).ToListAsync(cancellation);
        return new ReceptionBoard(
            [
                .. open.OrderBy(one => one.Session.LawyerId is not null).ThenByDescending(one => one.Session.IsUrgent)
                    .ThenBy(one => one.Session.RequestedAt)
                    .Select(one => new BoardLine(
                        one.Session.Id, one.Channel, one.Session.Field, one.Session.IsUrgent, one.Session.RequestedAt, one.Session.LawyerName,
                        one.Session.LawyerId, one.Session.OfferedTo is { } to ? names.GetValueOrDefault(to) : null, one.Session.ClaimedAt, one.Session.AskedAt)),
            ],
            [
                .. members.Select(u => Lawyer(u)).OrderByDescending(one => one.IsOnline).ThenByDescending(one => one.DutyUntil is not null)
                    .ThenBy(one => one.Name, StringComparer.Ordinal),
            ],
            Figures(asked, shifts));

        BoardLawyer Lawyer(StaffMember member)
        {
            var presence = presences.GetValueOrDefault(member.Id);
            return new BoardLawyer(
                member.Id, member.Name, presence?.State ?? PresenceState.Off, presence?.IsOnline(now, city.Reception.SeenFor) == true,
                open.Count(one => one.Session.LawyerId == member.Id), presence?.Capacity ?? LawyerPresence.UsualCapacity,
                shifts.Where(s => s.LawyerId == member.Id && s.EndsAt > now).Select(s => (DateTimeOffset?)s.EndsAt).FirstOrDefault());
        }
    }

    /// <summary>Asks a lawyer to take over what waits, or what another holds.</summary>
    public Task<ReceptionOutcome> HandAsync(StaffIdentity staff, Guid sessionId, Guid to, CancellationToken cancellation) => ChangeAsync(
        staff,
        sessionId,
        async (db, session, conversation, now) =>
        {
            if (await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == to && u.DisabledAt == null, cancellation) is not { } other
                || !StaffIdentity.Of(other).May(HandoffActions.Receive) || session.LawyerId == to)
                return ReceptionOutcome.NobodyThere;
            var before = session.LawyerName;
            if ((session.LawyerId ?? session.OfferedTo) is { } left)
                db.Announce(ReceptionTopics.HeldBy(left));
            if (session.LawyerId is not null ? !session.Requeue(conversation, now) : session.OfferedTo is not null && !session.Decline(conversation, now))
                return ReceptionOutcome.Gone;
            var until = now + Reception.NamedFor;
            session.Offer(conversation, to, until);
            db.Announce(ReceptionTopics.HeldBy(to));
            db.Announce(ReceptionTopics.Queue);
            await HandoffDue.ScheduleAsync(db, session, until, cancellation);
            if (before is not null)
                await notify.RunAsync(db, conversation.Id, new Notice(HandoffTexts.HandedBy(other.Name), HandoffTexts.WhileWaiting(menu)), cancellation);
            db.Audit.Add(new AuditEntry(staff, "handoff.hand", session.Id.ToString("N"), now));
            await db.SaveChangesAsync(cancellation);
            await HandoffDue.WakeAsync(db, now, cancellation);
            return ReceptionOutcome.Done;
        },
        cancellation);

    /// <summary>Reads along what somebody holds; the holder sees it.</summary>
    public Task<ReceptionOutcome> JoinAsync(StaffIdentity staff, Guid sessionId, CancellationToken cancellation) => ChangeAsync(
        staff,
        sessionId,
        async (db, session, _, now) =>
        {
            if (session.LawyerId is not { } holder)
                return ReceptionOutcome.Gone;
            if (holder == staff.Id
                || await db.HandoffReaders.AnyAsync(r => r.SessionId == session.Id && r.StaffId == staff.Id, cancellation))
                return ReceptionOutcome.Done;
            db.HandoffReaders.Add(new HandoffReader(session.Id, staff, now));
            db.Announce(ReceptionTopics.HeldBy(holder));
            db.Audit.Add(new AuditEntry(staff, "handoff.read", session.Id.ToString("N"), now));
            return ReceptionOutcome.Done;
        },
        cancellation);

    private async Task<ReceptionOutcome> ChangeAsync(
        StaffIdentity staff, Guid sessionId, Func<AppDb, HandoffSession, Conversation, DateTimeOffset, Task<ReceptionOutcome>> change,
        CancellationToken cancellation)
    {
        if (!staff.May(HandoffActions.Supervise))
            return ReceptionOutcome.NotYours;
        Guid? changed = null;
        var outcome = await transactions.RetryAsync(
            async db =>
            {
                var id = await db.Handoffs.Where(h => h.Id == sessionId).Select(h => h.OpenConversationId).FirstOrDefaultAsync(cancellation);
                if (id is null || await Transcript.LockAsync(db, id.Value, cancellation) is not { } conversation)
                    return ReceptionOutcome.Gone;
                var session = await db.Handoffs.SingleAsync(h => h.Id == sessionId, cancellation);
                changed = id;
                return session.OpenConversationId is null ? ReceptionOutcome.Gone : await change(db, session, conversation, clock.GetUtcNow());
            },
            cancellation);
        if (changed is { } signal)
            feed.Publish(signal);
        return outcome;
    }

    private static BoardFigures Figures(List<HandoffSession> asked, List<DutyShift> shifts)
    {
        var waits = asked.Where(h => h.FirstClaimedAt is not null).Select(h => h.FirstClaimedAt!.Value - h.RequestedAt).ToList();
        var onDuty = asked.Where(h => shifts.Any(s => s.StartsAt <= h.RequestedAt && h.RequestedAt < s.EndsAt)).ToList();
        return new BoardFigures(
            asked.Count, waits.Count, onDuty.Count, onDuty.Count(h => h.FirstClaimedAt - h.RequestedAt <= Promise),
            ReadForecast.Median(waits), asked.Count(h => h.Verdict == HandoffVerdict.Solved),
            asked.Count(h => h.Verdict is not null));
    }
}

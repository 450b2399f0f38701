using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// What is due in an open hand-off, one row of due work each: somebody is asked to take over; who does not answer is passed over; a lawyer who leaves
/// the resident without a word is asked, and then another. So no conversation waits for a process that was killed.
/// </summary>
internal sealed class HandoffDue(NotifyResident notify, MainMenu menu, CityOptions city) : IDueWorkHandler
{
    private const string Kind = "handoff";

    /// <summary>Whoever becomes free looks at so many of those who wait longest.</summary>
    private const int Woken = 20;

    /// <summary>After it those who were passed over are asked again, should nobody else be there.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(3);

    string IDueWorkHandler.Kind => Kind;

    TimeSpan IDueWorkHandler.Every => TimeSpan.FromSeconds(1);

    public static Task ScheduleAsync(AppDb db, HandoffSession session, DateTimeOffset at, CancellationToken cancellation) =>
        DueWork.ScheduleAsync(db, Kind, $"{session.Id:N}", at, cancellation);

    public static Task WithdrawAsync(AppDb db, HandoffSession session, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, $"{session.Id:N}", cancellation);

    /// <summary>Somebody has room again: those who wait longest are looked at now.</summary>
    public static async Task WakeAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await db.HandoffsWaiting().Where(h => h.OfferedTo == null).Select(h => h.Id).Take(Woken).ToListAsync(cancellation);
        // In one order, so that two who become free do not wait for each other.
        foreach (var id in waiting.Order())
            await DueWork.ScheduleAsync(db, Kind, $"{id:N}", now, cancellation);
    }

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        if (await FindAsync(db, key, cancellation) is { } session)
            await Transcript.LockAsync(db, session.ConversationId, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(db, key, cancellation) is not { OpenConversationId: { } id } session
            || await Transcript.LockAsync(db, id, cancellation) is not { } conversation)
            return null;
        // It was read before the lock was held.
        await db.Entry(session).ReloadAsync(cancellation);
        switch (conversation.State)
        {
            case ConversationState.Offered when session.OfferUntil > now:
                await ScheduleAsync(db, session, session.OfferUntil.Value, cancellation);
                return null;
            case ConversationState.Offered:
                await LapseAsync(db, session, conversation, now, cancellation);
                await OfferAsync(db, session, conversation, now, cancellation);
                return id;
            case ConversationState.Waiting:
                return await OfferAsync(db, session, conversation, now, cancellation) ? id : null;
            case ConversationState.WithPerson:
                return await HearSilenceAsync(db, session, conversation, now, cancellation) ? id : null;
            default:
                return null;
        }
    }

    /// <summary>Who does not answer is not there: nobody else is offered until the lawyer says so.</summary>
    private static async Task LapseAsync(
        AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = session.OfferedTo!.Value;
        session.Decline(conversation, now);
        (await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == asked, cancellation))?.Pause();
        db.Announce(ReceptionTopics.HeldBy(asked));
        db.Announce(ReceptionTopics.Queue);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<bool> OfferAsync(AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        session.AskAgain(LookAgain, now);
        if (await FindLawyer.RunAsync(db, session, city.Reception.SeenFor, now, cancellation) is not { } lawyer)
        {
            await ScheduleAsync(db, session, now + LookAgain, cancellation);
            return false;
        }

        var until = now + city.Reception.OfferFor;
        session.Offer(conversation, lawyer, until);
        db.Announce(ReceptionTopics.HeldBy(lawyer));
        db.Announce(ReceptionTopics.Queue);
        await ScheduleAsync(db, session, until, cancellation);
        return true;
    }

    /// <returns>True when the resident was told something.</returns>
    private async Task<bool> HearSilenceAsync(
        AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var patience = city.Reception.SilentAfter;
        if (await WaitsSinceAsync(db, session, cancellation) is not { } since)
        {
            session.Ask(null);
            await ScheduleAsync(db, session, now + patience, cancellation);
            return false;
        }

        if (now < since + (2 * patience))
        {
            if (now >= since + patience && session.AskedAt is null)
            {
                session.Ask(now);
                db.Announce(ReceptionTopics.HeldBy(session.LawyerId!.Value));
            }

            await ScheduleAsync(db, session, now < since + patience ? since + patience : since + (2 * patience), cancellation);
            return false;
        }

        var (lawyer, name) = (session.LawyerId!.Value, session.LawyerName!);
        session.Requeue(conversation, now);
        (await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == lawyer, cancellation))?.Pause();
        db.Announce(ReceptionTopics.HeldBy(lawyer));
        db.Announce(ReceptionTopics.Queue);
        await notify.RunAsync(db, conversation.Id, new Notice(HandoffTexts.Silent(name), HandoffTexts.WhileWaiting(menu)), cancellation);
        await ScheduleAsync(db, session, now, cancellation);
        return true;
    }

    /// <summary>Since when the resident has had no word of the lawyer; null: has had one.</summary>
    private static async Task<DateTimeOffset?> WaitsSinceAsync(AppDb db, HandoffSession session, CancellationToken cancellation)
    {
        var claimed = session.ClaimedAt!.Value;
        var lines = db.Activities.Where(a => a.ConversationId == session.ConversationId && a.At >= claimed);
        var answered = await lines.Where(a => a.Speaker == Speaker.Lawyer).OrderByDescending(a => a.Sequence).Select(a => (long?)a.Sequence)
            .FirstOrDefaultAsync(cancellation);
        if (answered is null)
            return claimed;
        return await lines.Where(a => a.Speaker == Speaker.Resident && a.Sequence > answered).OrderBy(a => a.Sequence).Select(a => (DateTimeOffset?)a.At)
            .FirstOrDefaultAsync(cancellation);
    }

    private static Task<HandoffSession?> FindAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        return db.Handoffs.FirstOrDefaultAsync(h => h.Id == id, cancellation);
    }
}

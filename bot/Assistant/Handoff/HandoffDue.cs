using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// What is due in an open hand-off, one row of due work each: somebody is asked to take over; who does not answer is passed over; a lawyer who leaves
/// the resident without a word is asked, and then another; what both have left ends. So no conversation waits for a process that was killed.
/// </summary>
internal sealed partial class HandoffDue(NotifyResident notify, MainMenu menu, IEnumerable<IHandler<HandoffEnded>> handlers, CityOptions city)
    : IDueWorkHandler
{
    private const string Kind = "handoff";

    /// <summary>Whoever becomes free looks at so many of those who wait longest.</summary>
    private const int Woken = 20;

    /// <summary>Nobody waits longer.</summary>
    internal static readonly TimeSpan WaitsFor = TimeSpan.FromDays(7);

    /// <summary>Who waits is looked at so often when nobody becomes free.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    /// <summary>After it those who were passed over are asked again, should nobody else be there.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(3);

    string IDueWorkHandler.Kind => Kind;

    TimeSpan IDueWorkHandler.Every => TimeSpan.FromSeconds(1);

    public static Task ScheduleAsync(AppDb db, HandoffSession session, DateTimeOffset at, CancellationToken cancellation) =>
        DueWork.ScheduleAsync(db, Kind, $"{session.Id:N}", at, cancellation);

    public static Task WithdrawAsync(AppDb db, HandoffSession session, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, $"{session.Id:N}", cancellation);

    /// <summary>
    /// Somebody has room again: those who wait longest are looked at now, the first of them first. The caller holds no lawyer's row: due work is locked
    /// before it.
    /// </summary>
    public static async Task WakeAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await db.HandoffsWaiting().Where(h => h.OfferedTo == null).Select(h => h.Id).Take(Woken).ToListAsync(cancellation);
        // Written in one order, so that two who become free do not wait for each other; due in the order of the queue.
        foreach (var (id, place) in waiting.Select((id, place) => (id, place)).OrderBy(one => one.id))
            await DueWork.ScheduleAsync(db, Kind, $"{id:N}", now.AddMilliseconds(place - Woken), cancellation);
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
                return id;
            case ConversationState.Waiting when session.RequestedAt + WaitsFor <= now:
                return await GiveUpAsync(db, session, conversation, now, cancellation);
            case ConversationState.Waiting:
                return await OfferAsync(db, session, conversation, now, cancellation) ? id : null;
            case ConversationState.WithPerson:
                return await HearSilenceAsync(db, session, conversation, now, cancellation) ? id : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// Who does not answer is not there: nobody else is offered until the lawyer says so. The next is asked in a transaction of its own, since this one has
    /// locked the row of a lawyer.
    /// </summary>
    private static async Task LapseAsync(
        AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = session.OfferedTo!.Value;
        session.Decline(conversation, now);
        await ScheduleAsync(db, session, now, cancellation);
        (await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == asked, cancellation))?.Pause();
        db.Announce(ReceptionTopics.HeldBy(asked));
        db.Announce(ReceptionTopics.Queue);
    }

    private async Task<Guid?> GiveUpAsync(
        AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        if (QuietHours.Next(now) is var morning && morning > now)
        {
            await ScheduleAsync(db, session, morning, cancellation);
            return null;
        }

        session.Withdraw(conversation, now);
        db.Announce(ReceptionTopics.Queue);
        await notify.RunAsync(db, conversation.Id, new Notice(HandoffTexts.GivenUp(city.Hotlines.Legal), menu.Choices), cancellation);
        return conversation.Id;
    }

    private async Task<bool> OfferAsync(AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!session.IsUrgent && DialogState.Read(conversation.Dialog).DangerAt(now) is not null)
        {
            session.BeUrgent();
            db.Announce(ReceptionTopics.Queue);
            await db.SaveChangesAsync(cancellation);
        }

        session.AskAgain(AskAgainAfter, now);
        var found = await FindLawyer.ListAsync(db, session, city.Reception.SeenFor, now, cancellation);
        if (found.Count > 0 && await BeforeAsync(db, session, found, cancellation) is { } first)
        {
            await DueWork.ScheduleAsync(db, Kind, $"{first:N}", now, cancellation);
            await ScheduleAsync(db, session, now.AddSeconds(2), cancellation);
            return false;
        }

        if (await FindLawyer.TakeAsync(db, found, now, cancellation) is not { } lawyer)
        {
            await ScheduleAsync(db, session, now + LookEvery, cancellation);
            return false;
        }

        var until = now + city.Reception.OfferFor;
        session.Offer(conversation, lawyer, until);
        db.Announce(ReceptionTopics.HeldBy(lawyer));
        db.Announce(ReceptionTopics.Queue);
        await ScheduleAsync(db, session, until, cancellation);
        return true;
    }

    /// <summary>Somebody who is served before and could be offered to one of those who were found; null: nobody.</summary>
    private static async Task<Guid?> BeforeAsync(
        AppDb db, HandoffSession session, IReadOnlyList<LawyerPresence> found, CancellationToken cancellation)
    {
        var waiting = await db.HandoffsWaiting().AsNoTracking().Where(h => h.OfferedTo == null).Take(Woken).ToListAsync(cancellation);
        return waiting.TakeWhile(one => one.Id != session.Id).FirstOrDefault(one => found.Any(p => !one.Passed.Contains(p.LawyerId)))?.Id;
    }

    /// <returns>True when the resident was told something.</returns>
    private async Task<bool> HearSilenceAsync(
        AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var patience = city.Reception.SilentAfter;
        if (await WaitsSinceAsync(db, session, cancellation) is not { } since)
        {
            session.Ask(null);
            if (conversation.LastActivityAt + city.Reception.EndAfter <= now && QuietHours.Next(now) <= now)
                return await EndAsync(db, session, conversation, now, cancellation);
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
        await db.SaveChangesAsync(cancellation);
        var forecast = await ReadForecast.RunAsync(db, session, city.Reception.SeenFor, now, cancellation);
        var told = HandoffTexts.Silent(name, forecast, now, city.Hotlines.Legal);
        await notify.RunAsync(db, conversation.Id, new Notice(told, HandoffTexts.WhileWaiting(menu)), cancellation);
        await ScheduleAsync(db, session, now, cancellation);
        (await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == lawyer, cancellation))?.Pause();
        db.Announce(ReceptionTopics.HeldBy(lawyer));
        db.Announce(ReceptionTopics.Queue);
        return true;
    }

    /// <summary>Neither has said anything for long: the assistant answers again, the lawyer has room for another.</summary>
    private async Task<bool> EndAsync(AppDb db, HandoffSession session, Conversation conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        session.Lapse(conversation, now);
        db.Announce(ReceptionTopics.HeldBy(session.LawyerId!.Value));
        var notice = new Notice(HandoffTexts.Idle(session.LawyerName!), HandoffTexts.VerdictChoices(session.Id));
        await notify.RunAsync(db, conversation.Id, notice, cancellation);
        await handlers.TellAsync(db, new HandoffEnded(session), now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await WakeAsync(db, now, cancellation);
        return true;
    }

    /// <summary>Since when the resident has had no word of the lawyer; null: has had one, and nothing that asks for another was said since.</summary>
    private static async Task<DateTimeOffset?> WaitsSinceAsync(AppDb db, HandoffSession session, CancellationToken cancellation)
    {
        var lines = db.Activities.AsNoTracking().Where(a => a.ConversationId == session.ConversationId && a.Sequence > session.ClaimedLine);
        var answered = await lines.Where(a => a.Speaker == Speaker.Lawyer).OrderByDescending(a => a.Sequence).Select(a => (long?)a.Sequence)
            .FirstOrDefaultAsync(cancellation);
        if (answered is null)
            return session.ClaimedAt;
        var said = await lines.Where(a => a.Speaker == Speaker.Resident && a.Sequence > answered).OrderBy(a => a.Sequence).Take(Woken).ToListAsync(cancellation);
        return said.FirstOrDefault(a => a.Text.Length == 0 || !ThanksForm().IsMatch(Repair.Plain(a.Text)))?.At;
    }

    private static Task<HandoffSession?> FindAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        return db.Handoffs.FirstOrDefaultAsync(h => h.Id == id, cancellation);
    }

    /// <summary>Thanks and 好的 ask for no answer.</summary>
    [GeneratedRegex(
        "^(?:好|的|嗯|哦|噢|行|收到|知道|明白|清楚|懂|了|谢谢|多谢|感谢|辛苦|再见|拜拜|没有|没|别的|事|律师|您|你|啊|呀|呢|哈|太|非常|麻烦|就这样|可以)*$",
        RegexOptions.NonBacktracking, RegexLimit.Milliseconds)]
    private static partial Regex ThanksForm();
}

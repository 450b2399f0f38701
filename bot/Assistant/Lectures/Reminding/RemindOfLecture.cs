using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Reminds of a lecture a day and two hours before, never at night. A registration has one row of due work: its next reminder.</summary>
internal sealed class RemindOfLecture(NotifyResident notify) : LectureNotice(Kind, notify)
{
    private const string Kind = "lecture-reminder";
    private static readonly TimeSpan[] Before = [TimeSpan.FromHours(24), TimeSpan.FromHours(2)];

    /// <summary>Writes when it is to be reminded of next, in the transaction that gave the seats or moved the session.</summary>
    public static Task ScheduleAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation)
    {
        var (registration, session) = seat;
        var next = registration is { State: RegistrationState.Registered, ConversationId: not null } && session.CancelledAt is null
            ? Before.Select(before => QuietHours.Next(session.StartsAt - before)).FirstOrDefault(at => at > now && at < session.StartsAt) : default;
        return next == default ? WithdrawAsync(db, registration, cancellation) : ScheduleAsync(db, Kind, registration, next, cancellation);
    }

    public static Task WithdrawAsync(AppDb db, Registration registration, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, $"{registration.Id:N}", cancellation);

    protected override Notice? Of(Seat seat, DateTimeOffset now) =>
        seat is not ({ State: RegistrationState.Registered } registration, { CancelledAt: null } session) || session.StartsAt <= now ? null
        : new Notice(LectureTexts.Reminder(seat, now), LectureTexts.ComingChoices(session))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(SeatCapability.AskedComing, $"{registration.SessionId:N}", session.StartsAt),
        };

    protected override Task ToldAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation) =>
        ScheduleAsync(db, seat, now, cancellation);
}

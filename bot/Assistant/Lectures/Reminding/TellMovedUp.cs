using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Tells a resident who waited that there are seats now; who cannot come says 不来了, and the next moves up.</summary>
internal sealed class TellMovedUp(NotifyResident notify) : LectureNotice(Kind, notify)
{
    private const string Kind = "lecture-moved-up";

    public static Task ScheduleAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation) =>
        ScheduleAsync(db, Kind, seat.Registration, Soon(seat.Session, now), cancellation);

    protected override Notice? Of(Seat seat, DateTimeOffset now) =>
        seat is not ({ State: RegistrationState.Registered } registration, { CancelledAt: null } session) || session.StartsAt <= now ? null
        : new Notice(LectureTexts.MovedUp(seat), LectureTexts.ComingChoices(session))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(SeatCapability.AskedComing, $"{registration.SessionId:N}", session.StartsAt),
        };
}

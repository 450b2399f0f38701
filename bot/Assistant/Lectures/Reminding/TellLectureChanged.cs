using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>
/// Tells a resident what staff did with a session: called it off, or changed when or where it is. Staff change a session for many in one transaction,
/// each is told in one of its own.
/// </summary>
internal sealed class TellLectureChanged(NotifyResident notify) : LectureNotice(Kind, notify)
{
    private const string Kind = "lecture-told";

    public static Task ScheduleAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation) =>
        ScheduleAsync(db, Kind, seat.Registration, Soon(seat.Session, now), cancellation);

    protected override Notice? Of(Seat seat, DateTimeOffset now) =>
        seat.Session.CancelledAt is not null ? new Notice(LectureTexts.CalledOff(seat.Session), LectureTexts.ListChoice) { UsesReserve = true }
        : !seat.Registration.Stands ? null
        : seat.Registration.State == RegistrationState.Waiting ? new Notice(LectureTexts.Changed(seat)) { UsesReserve = true }
        : new Notice(LectureTexts.Changed(seat), LectureTexts.ComingChoices(seat.Session))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(SeatCapability.AskedComing, $"{seat.Registration.SessionId:N}", seat.Session.StartsAt),
        };
}

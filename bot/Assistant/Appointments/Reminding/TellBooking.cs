using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Tells a resident what staff did with an appointment: moved it or cancelled it. Staff change many in one transaction, each resident is told in one of
/// its own; at night the next morning, unless the appointment is before that.
/// </summary>
internal sealed class TellBooking(NotifyResident notify) : BookingNotice(Kind, notify)
{
    private const string Kind = "booking-told";

    public static Task ScheduleAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        var morning = QuietHours.Next(now);
        return booking.ConversationId is null ? Task.CompletedTask
            : DueWork.ScheduleAsync(db, Kind, KeyOf(booking), morning < booking.StartsAt.AddHours(-3) ? morning : now, cancellation);
    }

    protected override Notice? Of(Booking booking, DateTimeOffset now) => AppointmentTexts.ChangedByStaff(booking);
}

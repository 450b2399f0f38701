using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reminds of an appointment a day and two hours before, never at night. A booking has one row of due work: its next reminder.</summary>
internal sealed class RemindBooking(NotifyResident notify) : BookingNotice(Kind, notify)
{
    private const string Kind = "booking-reminder";
    private static readonly TimeSpan[] Before = [TimeSpan.FromHours(24), TimeSpan.FromHours(2)];

    /// <summary>Writes when it is to be reminded of next, in the transaction that booked or moved it.</summary>
    public static Task ScheduleAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = booking is { Stands: true, ConversationId: not null }
            ? Before.Select(before => QuietHours.Next(booking.StartsAt - before)).FirstOrDefault(at => at > now && at < booking.StartsAt) : default;
        return next == default ? WithdrawAsync(db, booking, cancellation) : DueWork.ScheduleAsync(db, Kind, KeyOf(booking), next, cancellation);
    }

    public static Task WithdrawAsync(AppDb db, Booking booking, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, KeyOf(booking), cancellation);

    protected override Notice? Of(Booking booking, DateTimeOffset now) => !booking.Stands || booking.StartsAt <= now ? null
        : new Notice(AppointmentTexts.Reminder(booking, now), AppointmentTexts.ReminderChoices(booking))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(AppointmentCapability.AskedComing, booking.Code, booking.StartsAt),
        };

    protected override Task ToldAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation) =>
        ScheduleAsync(db, booking, now, cancellation);
}

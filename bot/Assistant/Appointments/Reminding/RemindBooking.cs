using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reminds of an appointment a day and two hours before, never at night. A booking has one row of due work: its next reminder.</summary>
internal sealed class RemindBooking(NotifyResident notify) : IDueWorkHandler
{
    private const string Kind = "booking-reminder";
    private static readonly TimeSpan[] Before = [TimeSpan.FromHours(24), TimeSpan.FromHours(2)];

    string IDueWorkHandler.Kind => Kind;

    /// <summary>Writes when it is to be reminded of next, in the transaction that booked or moved it.</summary>
    public static Task ScheduleAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = booking is { Stands: true, ConversationId: not null }
            ? Before.Select(before => QuietHours.Next(booking.StartsAt - before)).FirstOrDefault(at => at > now && at < booking.StartsAt) : default;
        return next == default ? WithdrawAsync(db, booking, cancellation) : DueWork.ScheduleAsync(db, Kind, $"{booking.Id:N}", next, cancellation);
    }

    public static Task WithdrawAsync(AppDb db, Booking booking, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, $"{booking.Id:N}", cancellation);

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.Where(b => b.Id == id).Select(b => b.ConversationId).FirstOrDefaultAsync(cancellation) is { } conversation)
            await Transcript.LockAsync(db, conversation, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { Stands: true, ConversationId: { } conversation } booking
            || booking.StartsAt <= now)
            return null;
        await notify.RunAsync(db, conversation, new Notice(AppointmentTexts.Reminder(booking, now), AppointmentTexts.ReminderChoices(booking))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(AppointmentCapability.AskedComing, booking.Code, booking.StartsAt),
        }, cancellation);
        await ScheduleAsync(db, booking, now, cancellation);
        return conversation;
    }
}

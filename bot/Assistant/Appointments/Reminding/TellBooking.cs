using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Tells a resident what staff did with an appointment: moved it, cancelled it, confirmed it. Staff change many in one transaction, each resident is
/// told in one of its own; at night the next morning, unless the appointment is before that.
/// </summary>
internal sealed class TellBooking(NotifyResident notify) : IDueWorkHandler
{
    private const string Kind = "booking-told";

    string IDueWorkHandler.Kind => Kind;

    public static Task ScheduleAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        var morning = QuietHours.Next(now);
        return booking.ConversationId is null ? Task.CompletedTask
            : DueWork.ScheduleAsync(db, Kind, $"{booking.Id:N}", morning < booking.StartsAt.AddHours(-3) ? morning : now, cancellation);
    }

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.Where(b => b.Id == id).Select(b => b.ConversationId).FirstOrDefaultAsync(cancellation) is { } conversation)
            await Transcript.LockAsync(db, conversation, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { ConversationId: { } conversation } booking)
            return null;
        await notify.RunAsync(db, conversation, AppointmentTexts.ChangedByStaff(booking), cancellation);
        return conversation;
    }
}

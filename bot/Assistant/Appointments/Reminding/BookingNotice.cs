using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Due work that tells a resident something about an appointment; its key is the booking.</summary>
internal abstract class BookingNotice(string kind, NotifyResident notify) : IDueWorkHandler
{
    string IDueWorkHandler.Kind => kind;

    protected static string KeyOf(Booking booking) => $"{booking.Id:N}";

    /// <summary>Null: there is nothing to tell any more.</summary>
    protected abstract Notice? Of(Booking booking, DateTimeOffset now);

    /// <summary>What comes after it was told.</summary>
    protected virtual Task ToldAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.Where(b => b.Id == id).Select(b => b.ConversationId).FirstOrDefaultAsync(cancellation) is { } conversation)
            await Transcript.LockAsync(db, conversation, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Bookings.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { ConversationId: { } conversation } booking
            || Of(booking, now) is not { } notice)
            return null;
        await notify.RunAsync(db, conversation, notice, cancellation);
        await ToldAsync(db, booking, now, cancellation);
        return conversation;
    }
}

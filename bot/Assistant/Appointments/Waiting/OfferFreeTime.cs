using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Offers a time that became free to the first who waits for it, and keeps it for them meanwhile. At night it is kept for the list until the
/// morning.
/// </summary>
internal sealed class OfferFreeTime(BookSlot book, NotifyResident notify, CityOptions city) : IDueWorkHandler
{
    private const string Kind = "booking-offer";

    /// <summary>Who holds a time at night: the list as such.</summary>
    private static readonly Guid List = Guid.Empty;

    string IDueWorkHandler.Kind => Kind;

    public static Task ScheduleAsync(AppDb db, string slotId, DateTimeOffset now, CancellationToken cancellation) =>
        DueWork.ScheduleAsync(db, Kind, slotId, now, cancellation);

    /// <summary>The conversation of whoever is first now; the lawyer is locked after it, as in a turn.</summary>
    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        if (await FirstAsync(db, key, cancellation) is { } place)
            await Transcript.LockAsync(db, place.ConversationId, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        // Where another is first since the lock was taken, the notice locks that one's conversation after the lawyer: should a turn lock in the other
        // order, the database ends one of them, and this is tried again.
        if (await FirstAsync(db, key, cancellation) is not { } place
            || await book.FindAsync(db, key, [List], now, cancellation) is not { Seat: { } seat, Slot: { } slot })
            return null;
        await db.TakenTimes.Where(one => one.LawyerId == slot.LawyerId && one.At >= slot.StartsAt && one.At < slot.EndsAt && one.OwnerId == List)
            .ExecuteDeleteAsync(cancellation);
        if (QuietHours.Next(now) is var morning && morning > now)
        {
            if (morning < slot.StartsAt)
            {
                await BookSlot.GiveAsync(db, slot, seat, List, morning.AddMinutes(1), now, cancellation);
                await DueWork.ScheduleAsync(db, Kind, key, morning, cancellation);
            }

            return null;
        }

        var until = now + city.Appointments.OfferFor < slot.StartsAt ? now + city.Appointments.OfferFor : slot.StartsAt;
        await BookSlot.GiveAsync(db, slot, seat, place.Id, until, now, cancellation);
        place.Offer(slot, until);
        await EndOffer.ScheduleAsync(db, place, until, cancellation);
        await notify.RunAsync(db, place.ConversationId, new Notice(AppointmentTexts.Offer(slot, until), AppointmentTexts.OfferChoices(place))
        {
            UsesReserve = true,
            Remember = dialog => dialog.Ask(WaitingCapability.AskedOffer, $"{place.Id:N}", until),
        }, cancellation);
        return place.ConversationId;
    }

    /// <summary>Who waits longest for that day or any.</summary>
    private static Task<WaitingPlace?> FirstAsync(AppDb db, string slotId, CancellationToken cancellation)
    {
        var day = AppointmentSlot.Read(slotId)?.Day;
        return db.WaitingPlaces.Where(w => w.State == WaitingState.Waiting && (w.Day == null || w.Day == day))
            .OrderBy(w => w.Since).ThenBy(w => w.Id).FirstOrDefaultAsync(cancellation);
    }
}

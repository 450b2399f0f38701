using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The waiting list of 周四有约: in the order in which residents joined it, each day and all days by themselves.</summary>
public static class WaitInLine
{
    /// <summary>The places in which a resident waits or is offered a time.</summary>
    public static Task<List<WaitingPlace>> OfAsync(AppDb db, Guid residentId, CancellationToken cancellation) => db.WaitingPlaces
        .Where(w => w.ResidentId == residentId && (w.State == WaitingState.Waiting || w.State == WaitingState.Offered))
        .OrderBy(w => w.Since).ToListAsync(cancellation);

    /// <summary>Takes a place, once.</summary>
    /// <returns>How many wait before it.</returns>
    public static async Task<int> JoinAsync(
        AppDb db, Guid residentId, Guid conversationId, DateOnly? day, DateTimeOffset now, CancellationToken cancellation)
    {
        var place = (await OfAsync(db, residentId, cancellation)).Find(one => one.Day == day);
        if (place is null)
        {
            // Two who join in the same moment keep their order.
            var last = await db.WaitingPlaces.MaxAsync(w => (DateTimeOffset?)w.Since, cancellation);
            place = new WaitingPlace(residentId, conversationId, day, last >= now ? last.Value.AddMilliseconds(1) : now);
            db.WaitingPlaces.Add(place);
        }

        return await db.WaitingPlaces.CountAsync(
            w => (w.State == WaitingState.Waiting || w.State == WaitingState.Offered)
                && w.Since < place.Since && (day == null || w.Day == null || w.Day == day),
            cancellation);
    }

    /// <summary>Gives all places of a resident up; what was offered goes to the next.</summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> LeaveAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation)
    {
        var places = await OfAsync(db, residentId, cancellation);
        foreach (var place in places)
            await EndAsync(db, place, WaitingState.Left, now, cancellation);
        return places.Count > 0;
    }

    /// <summary>Ends it; the time that was kept for it goes to the next.</summary>
    internal static async Task EndAsync(AppDb db, WaitingPlace place, WaitingState state, DateTimeOffset now, CancellationToken cancellation)
    {
        var offered = place.State == WaitingState.Offered ? place.OfferedSlot : null;
        place.End(state);
        await EndOffer.WithdrawAsync(db, place, cancellation);
        if (offered is null || state == WaitingState.Taken)
            return;
        await BookSlot.LetGoAsync(db, place.Id, cancellation);
        await OfferFreeTime.ScheduleAsync(db, offered, now, cancellation);
    }
}

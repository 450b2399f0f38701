using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Holds, books, moves and gives back the times of 周四有约. Two residents, one time, the same second: the update of the lawyer's row makes the
/// second wait for the first and then see what is taken; the key of <see cref="TakenTime"/> is the last word.
/// </summary>
public sealed class BookSlot(ReadSlots slots, CityOptions city)
{
    /// <summary>The appointments to come that were not given back.</summary>
    internal static IQueryable<Booking> Standing(AppDb db, DateTimeOffset now) =>
        db.Bookings.Where(b => b.State == BookingState.Booked && b.StartsAt > now);

    /// <summary>Those of a resident, the earliest first.</summary>
    public static Task<List<Booking>> StandingAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation) =>
        Standing(db, now).Where(b => b.ResidentId == residentId).OrderBy(b => b.StartsAt).ToListAsync(cancellation);

    /// <summary>The next of them.</summary>
    public static async Task<Booking?> NextOfAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation) =>
        (await StandingAsync(db, residentId, now, cancellation)).FirstOrDefault();

    /// <summary>Keeps a time for some minutes for whoever chose it; what the same resident held before is free again.</summary>
    /// <param name="db">The turn's database.</param>
    /// <param name="residentId">Who chose it.</param>
    /// <param name="slotId">See <see cref="AppointmentSlot.Id"/>.</param>
    /// <param name="movesId">A booking that is to be moved there; null when there is none.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when it cannot be had any more.</returns>
    public async Task<bool> HoldAsync(AppDb db, Guid residentId, string slotId, Guid? movesId, DateTimeOffset now, CancellationToken cancellation)
    {
        await LetGoAsync(db, residentId, cancellation);
        if (await FindAsync(db, slotId, movesId is { } moves ? [moves] : [], now, cancellation) is not { Seat: { } seat } found)
            return false;
        if (movesId is null || !await IsInsideAsync(db, movesId.Value, found.Slot, cancellation))
            await GiveAsync(db, found.Slot, seat, residentId, now + city.Appointments.HoldFor, now, cancellation);
        return true;
    }

    /// <summary>What a resident, or a place in the waiting list, holds is free again.</summary>
    public static Task LetGoAsync(AppDb db, Guid holder, CancellationToken cancellation) =>
        db.TakenTimes.Where(one => one.OwnerId == holder && one.HeldUntil != null).ExecuteDeleteAsync(cancellation);

    public async Task<BookingOutcome> BookAsync(AppDb db, string slotId, BookingRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid[] own = [.. new[] { request.ResidentId, request.OfferId }.OfType<Guid>()];
        if (await FindAsync(db, slotId, own, now, cancellation) is not { } found)
            return new BookingOutcome.NotOpen();
        if (request.ResidentId is { } residentId)
        {
            var standing = await StandingAsync(db, residentId, now, cancellation);
            if (standing.Find(one => one.Slot.Overlaps(found.Slot)) is { } same)
                return new BookingOutcome.Overlaps(same);
            if (standing.Count >= city.Appointments.AtMost)
                return new BookingOutcome.Enough(standing[0]);
        }

        if (found.Seat is not { } seat)
            return new BookingOutcome.SlotTaken();
        foreach (var holder in own)
            await LetGoAsync(db, holder, cancellation);
        var booking = new Booking(found.Slot, request, now);
        db.Bookings.Add(booking);
        await GiveAsync(db, found.Slot, seat, booking.Id, null, now, cancellation);
        await RemindBooking.ScheduleAsync(db, booking, now, cancellation);
        return new BookingOutcome.Confirmed(booking, null);
    }

    /// <summary>Gives it another time in one step; the code stays.</summary>
    public async Task<BookingOutcome> MoveAsync(AppDb db, Booking booking, string slotId, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid[] own = [booking.Id, .. booking.ResidentId is { } resident ? new[] { resident } : []];
        if (AppointmentSlot.Read(slotId) is not var (_, target))
            return new BookingOutcome.NotOpen();
        foreach (var lawyer in new[] { booking.LawyerId, target }.Distinct().Order())
            await LockAsync(db, lawyer, cancellation);
        await db.Entry(booking).ReloadAsync(cancellation);
        if (!booking.Stands || await FindAsync(db, slotId, own, now, cancellation) is not { } found)
            return new BookingOutcome.NotOpen();
        if (found.Seat is not { } seat)
            return new BookingOutcome.SlotTaken();
        if (await ClashAsync(db, booking, found.Slot, now, cancellation) is { } same)
            return new BookingOutcome.Overlaps(same);
        return new BookingOutcome.Confirmed(booking, await MoveAsync(db, booking, found.Slot, seat, now, cancellation));
    }

    /// <summary>The same, to a time that is known to be free, under the lawyer's lock.</summary>
    internal static async Task<AppointmentSlot> MoveAsync(
        AppDb db, Booking booking, AppointmentSlot slot, int seat, DateTimeOffset now, CancellationToken cancellation)
    {
        var given = booking.Slot;
        if (booking.ResidentId is { } resident)
            await LetGoAsync(db, resident, cancellation);
        await GiveBackAsync(db, booking, now, cancellation);
        booking.Move(slot, now);
        await GiveAsync(db, slot, seat, booking.Id, null, now, cancellation);
        await RemindBooking.ScheduleAsync(db, booking, now, cancellation);
        return given;
    }

    /// <summary>Another appointment that the same resident has at that time; null when there is none.</summary>
    internal static async Task<Booking?> ClashAsync(
        AppDb db, Booking booking, AppointmentSlot slot, DateTimeOffset now, CancellationToken cancellation) => booking.ResidentId is not { } residentId ? null
        : (await StandingAsync(db, residentId, now, cancellation))
            .Find(one => one.Id != booking.Id && one.Slot.Overlaps(slot));

    /// <summary>Gives it back.</summary>
    /// <returns>False when it was given back before, or the door has it: whoever was first under the lock wins.</returns>
    public static async Task<bool> CancelAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        await LockAsync(db, booking, cancellation);
        if (!booking.Stands)
            return false;
        booking.Cancel(now);
        await GiveBackAsync(db, booking, now, cancellation);
        await RemindBooking.WithdrawAsync(db, booking, cancellation);
        return true;
    }

    /// <summary>The time and what of it is free, under the lock of its lawyer; null when it is not open.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="slotId">Hostile input.</param>
    /// <param name="owners">What these have counts as free.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ComingSlot?> FindAsync(
        AppDb db, string slotId, IReadOnlyCollection<Guid> owners, DateTimeOffset now, CancellationToken cancellation)
    {
        if (AppointmentSlot.Read(slotId) is not var (day, lawyerId))
            return null;
        await LockAsync(db, lawyerId, cancellation);
        return (await slots.OnAsync(db, day, now, owners, cancellation)).FirstOrDefault(slot => slot.Slot.Id == slotId);
    }

    /// <summary>Makes all who change the lawyer's times wait for each other.</summary>
    internal static Task LockAsync(AppDb db, Guid lawyerId, CancellationToken cancellation) =>
        db.Users.Where(one => one.Id == lawyerId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), cancellation);

    /// <summary>Makes all who change a booking wait for each other, and reads what the one before left of it.</summary>
    internal static async Task LockAsync(AppDb db, Booking booking, CancellationToken cancellation)
    {
        Guid locked;
        do
        {
            locked = booking.LawyerId;
            await LockAsync(db, locked, cancellation);
            await db.Entry(booking).ReloadAsync(cancellation);
        }
        while (booking.LawyerId != locked);
    }

    /// <summary>Whoever waits for it is offered it.</summary>
    private static async Task GiveBackAsync(AppDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.TakenTimes.Where(one => one.OwnerId == booking.Id).ExecuteDeleteAsync(cancellation);
        if (booking.StartsAt > now)
            await OfferFreeTime.ScheduleAsync(db, booking.Slot.Id, now, cancellation);
    }

    internal static async Task GiveAsync(
        AppDb db, AppointmentSlot slot, int seat, Guid ownerId, DateTimeOffset? heldUntil, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.TakenTimes
            .Where(one => one.LawyerId == slot.LawyerId && one.At >= slot.StartsAt && one.At < slot.EndsAt && one.Seat == seat && one.HeldUntil <= now)
            .ExecuteDeleteAsync(cancellation);
        TakenTime[] times = [.. TakenTime.Grains(slot.StartsAt, slot.EndsAt).Select(at => new TakenTime(slot.LawyerId, at, seat, ownerId, heldUntil))];
        db.TakenTimes.AddRange(times);
        await db.SaveChangesAsync(cancellation);

        // They are deleted by statements, of which the context learns nothing.
        foreach (var time in times)
            db.Entry(time).State = EntityState.Detached;
    }

    /// <summary>Whether the time that is to be held lies within what the booking has already.</summary>
    private static Task<bool> IsInsideAsync(AppDb db, Guid bookingId, AppointmentSlot slot, CancellationToken cancellation) => db.TakenTimes
        .AnyAsync(one => one.OwnerId == bookingId && one.LawyerId == slot.LawyerId && one.At >= slot.StartsAt && one.At < slot.EndsAt, cancellation);
}

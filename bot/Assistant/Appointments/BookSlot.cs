using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Books, cancels and lists the slots of 周四有约.</summary>
public static class BookSlot
{
    /// <summary>Slots among which a wish is looked for; a city has some dozens a week.</summary>
    private const int ReadAtMost = 1000;

    public static Task<List<AppointmentSlot>> FreeAsync(AppDb db, DateTimeOffset now, int atMost, CancellationToken cancellation) =>
        Free(db, now).OrderBy(s => s.StartsAt).ThenBy(s => s.Lawyer).Take(atMost).ToListAsync(cancellation);

    /// <summary>All slots to come that were not withdrawn, with what is booked, the earliest first.</summary>
    public static async Task<IReadOnlyList<ComingSlot>> ComingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db.AppointmentSlots.AsNoTracking().Where(s => s.StartsAt > now && !s.Withdrawn).OrderBy(s => s.StartsAt).ThenBy(s => s.Lawyer)
            .Select(s => new { Slot = s, Taken = db.Set<Booking>().Any(b => b.ActiveSlotId == s.Id) }).Take(ReadAtMost).ToListAsync(cancellation);
        return [.. rows.Select(row => new ComingSlot(row.Slot, row.Taken))];
    }

    /// <summary>Whether the slot can be booked now.</summary>
    public static Task<AppointmentSlot?> FindFreeAsync(AppDb db, Guid slotId, DateTimeOffset now, CancellationToken cancellation) =>
        Free(db, now).FirstOrDefaultAsync(s => s.Id == slotId, cancellation);

    /// <summary>
    /// Two residents, one slot, the same second: the update of the slot's row makes the second wait for the first and then
    /// see the booking; the unique index on the active slot is the last word.
    /// </summary>
    /// <param name="db">The turn's database.</param>
    /// <param name="residentId">Who books.</param>
    /// <param name="slotId">The slot.</param>
    /// <param name="matter">What it is about.</param>
    /// <param name="replaces">A slot of the same resident that is given back when the new one is booked; null when there is none.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<BookingOutcome> ConfirmAsync(
        AppDb db, Guid residentId, Guid slotId, string? matter, Guid? replaces, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.AppointmentSlots.Where(s => s.Id == slotId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Withdrawn, s => s.Withdrawn), cancellation);
        var before = await NextOfAsync(db, residentId, now, cancellation);
        if (before is var (booked, at) && at.Id != replaces)
            return new BookingOutcome.AlreadyBooked(booked, at);
        var slot = await db.AppointmentSlots.FirstOrDefaultAsync(s => s.Id == slotId, cancellation);
        if (slot is null || slot.Withdrawn || slot.StartsAt <= now)
            return new BookingOutcome.NotOpen();
        if (await db.Bookings.AnyAsync(b => b.ActiveSlotId == slotId, cancellation))
            return new BookingOutcome.SlotTaken();
        before?.Booking.Cancel(now);
        var booking = new Booking(Code(), slot, residentId, matter, now);
        db.Bookings.Add(booking);
        return new BookingOutcome.Confirmed(booking, slot, before?.Slot);
    }

    /// <summary>The resident's next standing appointment.</summary>
    public static async Task<(Booking Booking, AppointmentSlot Slot)?> NextOfAsync(AppDb db, Guid residentId, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var found = await (from booking in db.Bookings
                           join slot in db.AppointmentSlots on booking.ActiveSlotId equals slot.Id
                           where booking.ResidentId == residentId && slot.StartsAt > now
                           orderby slot.StartsAt
                           select new { booking, slot }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.booking, found.slot);
    }

    private static IQueryable<AppointmentSlot> Free(AppDb db, DateTimeOffset now) =>
        db.AppointmentSlots.AsNoTracking().Where(s => s.StartsAt > now && !s.Withdrawn && !db.Set<Booking>().Any(b => b.ActiveSlotId == s.Id));

    private static string Code() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6);
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A week of 周四有约 by venue and lawyer, in which staff give a booking another time. The resident is told.</summary>
public sealed class WeekDesk(Transactions transactions, ReadSlots slots, BookSlot book, TimeProvider clock)
{
    /// <summary>All times of a week, booked, free and over, the earliest first.</summary>
    /// <param name="staff">Who looks; nothing for whoever may not.</param>
    /// <param name="monday">The first day.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<WeekSlot>> ReadAsync(StaffIdentity staff, DateOnly monday, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var (now, sunday) = (clock.GetUtcNow(), monday.AddDays(6));
        var (from, until) = (CityTime.StartOf(monday), CityTime.StartOf(sunday.AddDays(1)));
        var all = (await slots.BetweenAsync(db, await ReadSlots.SupplyAsync(db, cancellation), monday, sunday, now, [], cancellation))
            .ToDictionary(slot => slot.Slot.Id);
        var open = (await slots.RunAsync(db, now, [], cancellation)).Where(slot => !slot.Taken).Select(slot => slot.Slot.Id).ToHashSet();
        var bookings = (await db.Bookings.AsNoTracking()
            .Where(b => b.StartsAt >= from && b.StartsAt < until && b.State != BookingState.Cancelled).ToListAsync(cancellation))
            .ToLookup(booking => booking.Slot.Id);
        var alone = bookings.Where(one => !all.ContainsKey(one.Key)).Select(one => one.First().Slot);
        return
        [
            .. all.Values.Select(slot => slot.Slot).Concat(alone).OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.Lawyer, StringComparer.Ordinal)
                .Select(slot => new WeekSlot(slot, [.. bookings[slot.Id]], open.Contains(slot.Id))),
        ];
    }

    /// <summary>Whether this person may give the booking another time: lawyers their own.</summary>
    public static bool MayMove(StaffIdentity staff, Booking booking) => booking.Stands && staff.MayWith(AppointmentActions.Receive, booking.LawyerId);

    /// <summary>Gives a booking another time, by the same checks as a resident's own wish; the code stays, the resident is told.</summary>
    /// <param name="staff">Who moves it: lawyers theirs, to a time of their own.</param>
    /// <param name="code">Of the booking.</param>
    /// <param name="slotId">See <see cref="AppointmentSlot.Id"/>.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<BookingOutcome> MoveAsync(StaffIdentity staff, string code, string slotId, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (await db.Bookings.FirstOrDefaultAsync(b => b.Code == code, cancellation) is not { } booking || !MayMove(staff, booking)
                || AppointmentSlot.Read(slotId) is not var (_, lawyer) || !staff.MayWith(AppointmentActions.Receive, lawyer))
                return new BookingOutcome.NotOpen();
            var now = clock.GetUtcNow();
            var outcome = await book.MoveAsync(db, booking, slotId, now, cancellation);
            if (outcome is not BookingOutcome.Confirmed)
                return outcome;
            await TellBooking.ScheduleAsync(db, booking, now, cancellation);
            db.Audit.Add(new AuditEntry(staff, "booking.move", $"{booking.Id:N}", now));
            return outcome;
        },
        cancellation);
}

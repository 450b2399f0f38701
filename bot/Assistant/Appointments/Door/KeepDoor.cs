using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The door of a Thursday (门口): who comes, who is there, who did not come, and whoever walks in. Lawyers keep their own.</summary>
public sealed class KeepDoor(Transactions transactions, ReadSlots slots, TimeProvider clock)
{
    /// <summary>How far back a miss is counted.</summary>
    public static readonly TimeSpan MissesCount = TimeSpan.FromDays(90);

    /// <summary>The appointments of a day that were not given back, by venue and time.</summary>
    public async Task<IReadOnlyList<DoorLine>> ListAsync(StaffIdentity staff, DateOnly day, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var (from, until) = (CityTime.StartOf(day), CityTime.StartOf(day.AddDays(1)));
        var bookings = (await db.Bookings.AsNoTracking()
            .Where(b => b.StartsAt >= from && b.StartsAt < until && b.State != BookingState.Cancelled).ToListAsync(cancellation))
            .Where(booking => staff.MayWith(AppointmentActions.Receive, booking.LawyerId)).ToList();
        var residents = bookings.Select(booking => booking.ResidentId).OfType<Guid>().Distinct().ToList();
        var people = await db.Residents.AsNoTracking().Where(one => residents.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var since = from - MissesCount;
        var missed = await db.Bookings
            .Where(b => b.ResidentId != null && residents.Contains(b.ResidentId.Value) && b.State == BookingState.Missed)
            .Where(b => b.StartsAt >= since && b.StartsAt < until)
            .GroupBy(b => b.ResidentId!.Value).Select(all => new { Id = all.Key, Times = all.Count() })
            .ToDictionaryAsync(one => one.Id, one => one.Times, cancellation);
        return
        [
            .. bookings.OrderBy(booking => booking.Venue, StringComparer.Ordinal).ThenBy(booking => booking.StartsAt)
                .ThenBy(booking => booking.Lawyer, StringComparer.Ordinal).Select(booking => LineOf(booking, people, missed)),
        ];
    }

    /// <summary>The times of today that are not over and free, also those that are kept for who walks in.</summary>
    public async Task<IReadOnlyList<AppointmentSlot>> FreeAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.Receive))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return [.. (await FreeAsync(db, staff, cancellation)).Select(slot => slot.Slot)];
    }

    /// <summary>Enters what happened. Once is enough: a second time changes nothing, so that a door that was offline may tell it twice.</summary>
    /// <param name="staff">Who enters it.</param>
    /// <param name="code">Hostile input; small letters and spaces around it do not matter.</param>
    /// <param name="entry">What happened.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<DoorMarked> MarkAsync(StaffIdentity staff, string code, DoorEntry entry, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var name = code.Trim().ToUpperInvariant();
            if (await db.Bookings.FirstOrDefaultAsync(b => b.Code == name, cancellation) is not { } booking
                || !staff.MayWith(AppointmentActions.Receive, booking.LawyerId))
                return new DoorMarked(DoorOutcome.NotFound, null);
            var now = clock.GetUtcNow();
            var (outcome, changed) = await DecideDoor.RunAsync(db, booking, entry, now, cancellation);
            if (changed)
                db.Audit.Add(new AuditEntry(staff, $"booking.{entry.Mark.ToString().ToLowerInvariant()}", $"{booking.Id:N}", now));
            return new DoorMarked(outcome, booking);
        },
        cancellation);

    /// <summary>Somebody who did not book takes a free time of today, and is there.</summary>
    /// <param name="staff">Who enters it.</param>
    /// <param name="slotId">One of <see cref="FreeAsync(StaffIdentity, CancellationToken)"/>.</param>
    /// <param name="name">Up to 32 letters; null: not said.</param>
    /// <param name="phone">Up to 32 letters; null: not said.</param>
    /// <param name="matter">Up to 500 letters; null: not said.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<BookingOutcome> WalkInAsync(
        StaffIdentity staff, string slotId, string? name, string? phone, string? matter, CancellationToken cancellation) =>
        transactions.RunAsync<BookingOutcome>(
        async db =>
        {
            if (AppointmentSlot.Read(slotId) is not var (_, lawyer) || !staff.MayWith(AppointmentActions.Receive, lawyer))
                return new BookingOutcome.NotOpen();
            await BookSlot.LockAsync(db, lawyer, cancellation);
            if ((await FreeAsync(db, staff, cancellation)).FirstOrDefault(slot => slot.Slot.Id == slotId) is not { Seat: { } seat, Slot: var slot })
                return new BookingOutcome.SlotTaken();
            var now = clock.GetUtcNow();
            var request = new BookingRequest(null, null, "desk", Within(matter, 500)) { Name = Within(name, 32), Phone = Within(phone, 32) };
            var booking = new Booking(slot, request, now);
            booking.Mark(DoorMark.Arrived, now, now);
            db.Bookings.Add(booking);
            await BookSlot.GiveAsync(db, slot, seat, booking.Id, null, now, cancellation);
            db.Audit.Add(new AuditEntry(staff, "booking.walk-in", $"{booking.Id:N}", now));
            return new BookingOutcome.Confirmed(booking, null);
        },
        cancellation);

    private async Task<IReadOnlyList<ComingSlot>> FreeAsync(AppDb db, StaffIdentity staff, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = CityTime.Today(now);
        var all = await slots.BetweenAsync(db, await ReadSlots.SupplyAsync(db, cancellation), today, today, now, [], cancellation);
        return [.. all.Where(slot => !slot.Taken && slot.Slot.EndsAt > now && staff.MayWith(AppointmentActions.Receive, slot.Slot.LawyerId))];
    }

    private static DoorLine LineOf(Booking booking, Dictionary<Guid, Residents.Resident> people, Dictionary<Guid, int> missed)
    {
        var (person, times) = booking.ResidentId is { } id ? (people.GetValueOrDefault(id), missed.GetValueOrDefault(id)) : (null, 0);
        return new DoorLine(booking, booking.PersonName ?? person?.Name, booking.PersonPhone ?? person?.Phone, times);
    }

    private static string? Within(string? text, int most) => text?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, most)] : null;
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The calendar of 周四有约 for staff: who comes when, and which free times are taken back.</summary>
public sealed class SlotDesk(Transactions transactions, ReadSlots slots, BookSlot book, CityOptions city, TimeProvider clock)
{
    /// <summary>In the log: whoever had booked it left the channel.</summary>
    public const string LeftAction = "slot.left";

    public async Task<IReadOnlyList<SlotView>> ComingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = CityTime.Today(now);
        var found = (await slots.BetweenAsync(
            db, await ReadSlots.SupplyAsync(db, cancellation), today, today.AddDays(city.Appointments.HorizonDays), now, [], cancellation))
            .Select(slot => slot.Slot).Where(slot => slot.EndsAt > now).ToDictionary(slot => slot.Id);
        var bookings = (await db.Bookings.AsNoTracking().Where(b => b.EndsAt > now && b.State != BookingState.Cancelled).ToListAsync(cancellation))
            .ToLookup(booking => booking.Slot.Id);
        foreach (var alone in bookings.Where(one => !found.ContainsKey(one.Key)))
            found.Add(alone.Key, alone.First().Slot);

        // Who leaves gives everything up in that moment.
        var left = await (from booking in db.Bookings.AsNoTracking()
                          join conversation in db.Conversations on booking.ConversationId equals conversation.Id
                          where booking.EndsAt > now && booking.CancelledAt != null && booking.CancelledAt == conversation.LeftAt
                          orderby booking.CancelledAt
                          select booking).ToListAsync(cancellation);
        var codes = left.GroupBy(one => one.Slot.Id).ToDictionary(one => one.Key, one => one.Last().Code);
        return
        [
            .. found.Values.OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.Lawyer, StringComparer.Ordinal)
                .Select(slot => new SlotView(slot, [.. bookings[slot.Id]], codes.GetValueOrDefault(slot.Id))),
        ];
    }

    /// <summary>True when this person may take the slot back.</summary>
    public static bool MayWithdraw(StaffIdentity staff, AppointmentSlot slot) => staff.MayWith(AppointmentActions.Withdraw, slot.LawyerId);

    /// <summary>Closes one free time. Under the lawyer's lock, as in booking: a resident's booking and this wait for each other.</summary>
    public Task<SlotWithdrawal> WithdrawAsync(StaffIdentity staff, string slotId, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await book.FindAsync(db, slotId, [], now, cancellation) is not { Slot: var slot })
                return SlotWithdrawal.NotOpen;
            if (!MayWithdraw(staff, slot))
                return SlotWithdrawal.NotYours;
            if (await db.TakenTimes.AnyAsync(
                one => one.LawyerId == slot.LawyerId && one.At >= slot.StartsAt && one.At < slot.EndsAt && one.HeldUntil == null, cancellation))
                return SlotWithdrawal.Booked;
            var (starts, ends) = (CityTime.Local(slot.StartsAt), CityTime.Local(slot.EndsAt));
            var day = DateOnly.FromDateTime(starts.DateTime);
            db.PatternExceptions.Add(new PatternException(Guid.CreateVersion7(now), ExceptionKind.Closed, day, day)
            {
                LawyerId = slot.LawyerId,
                From = TimeOnly.FromDateTime(starts.DateTime),
                Until = TimeOnly.FromDateTime(ends.DateTime),
            });
            db.Audit.Add(new AuditEntry(staff, "slot.withdraw", slot.Id, now));
            return SlotWithdrawal.Done;
        },
        cancellation);
}

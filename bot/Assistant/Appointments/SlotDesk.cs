using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The calendar of 周四有约 for staff: who comes when, and which free half hours are taken back.</summary>
public sealed class SlotDesk(Transactions transactions, TimeProvider clock)
{
    /// <summary>In the log: whoever had booked it left the channel.</summary>
    public const string LeftAction = "slot.left";

    public async Task<IReadOnlyList<SlotView>> ComingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.See))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var rows = await (from slot in db.AppointmentSlots.AsNoTracking()
                          where slot.EndsAt > now
                          join booking in db.Bookings on slot.Id equals booking.ActiveSlotId into bookings
                          from booking in bookings.DefaultIfEmpty()
                          orderby slot.StartsAt, slot.Lawyer
                          select new { slot, Code = (string?)booking.Code }).Take(400).ToListAsync(cancellation);
        // Who leaves gives everything up in that moment.
        var left = await (from booking in db.Bookings
                          join slot in db.AppointmentSlots on booking.SlotId equals slot.Id
                          join conversation in db.Conversations on booking.ResidentId equals conversation.ResidentId
                          where slot.EndsAt > now && booking.CancelledAt != null && booking.CancelledAt == conversation.LeftAt
                          orderby booking.CancelledAt
                          select new { booking.SlotId, booking.Code }).ToListAsync(cancellation);
        var codes = left.GroupBy(one => one.SlotId).ToDictionary(one => one.Key, one => one.Last().Code);
        return [.. rows.Select(row => new SlotView(row.slot, row.Code, codes.GetValueOrDefault(row.slot.Id)))];
    }

    /// <summary>True when this person may take the slot back.</summary>
    public static bool MayWithdraw(StaffIdentity staff, AppointmentSlot slot) => staff.MayWith(AppointmentActions.Withdraw, slot.LawyerId);

    /// <summary>The update of the slot's row, the same as in booking, makes a resident's booking and this wait for each other.</summary>
    public Task<SlotWithdrawal> WithdrawAsync(StaffIdentity staff, Guid slotId, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            await db.AppointmentSlots.Where(s => s.Id == slotId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Withdrawn, s => s.Withdrawn), cancellation);
            var now = clock.GetUtcNow();
            var slot = await db.AppointmentSlots.FirstOrDefaultAsync(s => s.Id == slotId, cancellation);
            if (slot is null || slot.Withdrawn || slot.StartsAt <= now)
                return SlotWithdrawal.NotOpen;
            if (!MayWithdraw(staff, slot))
                return SlotWithdrawal.NotYours;
            if (await db.Bookings.AnyAsync(b => b.ActiveSlotId == slotId, cancellation))
                return SlotWithdrawal.Booked;
            slot.Withdraw();
            db.Audit.Add(new AuditEntry(staff, "slot.withdraw", slot.Id.ToString("N"), now));
            return SlotWithdrawal.Done;
        },
        cancellation);
}

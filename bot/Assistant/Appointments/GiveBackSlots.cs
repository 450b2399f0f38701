using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Slots to come of a resident who leaves are free again, since nobody can tell the resident any more that a time was moved; what the resident
/// wanted to ask the lawyer is erased. Staff see why.
/// </summary>
internal sealed class GiveBackSlots : IHandler<ResidentLeft>
{
    public async Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation)
    {
        var residentId = happened.Conversation.ResidentId;
        // Lawyers are locked in one order everywhere.
        foreach (var booking in (await BookSlot.StandingAsync(db, residentId, now, cancellation)).OrderBy(one => one.LawyerId))
        {
            if (!await BookSlot.CancelAsync(db, booking, now, cancellation))
                continue;
            db.Audit.Add(AuditEntry.OfResident(SlotDesk.LeftAction, booking.Slot.Id, now));
        }

        await BookSlot.LetGoAsync(db, residentId, cancellation);
        await WaitInLine.LeaveAsync(db, residentId, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.Bookings.Where(b => b.ResidentId == residentId).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Matter, (string?)null).SetProperty(b => b.PersonName, (string?)null).SetProperty(b => b.PersonPhone, (string?)null),
            cancellation);
    }
}

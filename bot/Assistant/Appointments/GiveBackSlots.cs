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
        while (await BookSlot.NextOfAsync(db, residentId, now, cancellation) is var (booking, slot))
        {
            booking.Cancel(now);
            db.Audit.Add(AuditEntry.OfResident(SlotDesk.LeftAction, slot.Id.ToString("N"), now));
            await db.SaveChangesAsync(cancellation);
        }

        await db.Bookings.Where(b => b.ResidentId == residentId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Matter, (string?)null), cancellation);
    }
}

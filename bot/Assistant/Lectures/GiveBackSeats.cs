using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Seats to come of a resident who leaves are free again, and what the resident said of lectures is erased; staff see why.</summary>
internal sealed class GiveBackSeats : IHandler<ResidentLeft>
{
    public async Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation)
    {
        var residentId = happened.Conversation.ResidentId;
        foreach (var (registration, session) in await Register.SeatsOfAsync(db, residentId, now, cancellation))
            if (await Register.CancelAsync(db, registration, now, cancellation))
                db.Audit.Add(AuditEntry.OfResident(LectureDesk.LeftAction, session.Id.ToString("N"), now));
        await db.SaveChangesAsync(cancellation);
        await db.Registrations.Where(r => r.ResidentId == residentId).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.PersonName, (string?)null).SetProperty(r => r.PersonPhone, (string?)null)
                .SetProperty(r => r.Remark, (string?)null),
            cancellation);
    }
}

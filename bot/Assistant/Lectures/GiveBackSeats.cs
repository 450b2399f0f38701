using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Seats to come of a resident who leaves are free again; staff see why.</summary>
internal sealed class GiveBackSeats : IHandler<ResidentLeft>
{
    public async Task HandleAsync(AppDb db, ResidentLeft happened, DateTimeOffset now, CancellationToken cancellation)
    {
        var residentId = happened.Conversation.ResidentId;
        foreach (var session in await Register.OfAsync(db, residentId, now, cancellation))
            if (await Register.CancelAsync(db, residentId, session.Id, cancellation))
                db.Audit.Add(AuditEntry.OfResident(LectureDesk.LeftAction, session.Id.ToString("N"), now));
    }
}

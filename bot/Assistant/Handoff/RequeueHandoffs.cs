using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Gives the conversations of somebody who may no longer hold them back to the queue, and asks others for those that were offered.</summary>
internal sealed class RequeueHandoffs(NotifyResident notify, MainMenu menu, CityOptions city) : IHandler<StaffChanged>
{
    public async Task HandleAsync(AppDb db, StaffChanged happened, DateTimeOffset now, CancellationToken cancellation)
    {
        if (happened.After is { } after && after.May(HandoffActions.Receive))
            return;
        var lawyer = happened.Before;
        await db.DutyShifts.Where(s => s.LawyerId == lawyer.Id && s.StartsAt > now).ExecuteDeleteAsync(cancellation);
        await db.HandoffReaders.Where(r => r.StaffId == lawyer.Id).ExecuteDeleteAsync(cancellation);
        var open = await db.Handoffs.Where(h => h.OpenConversationId != null && (h.LawyerId == lawyer.Id || h.OfferedTo == lawyer.Id))
            .Select(h => new { h.Id, h.ConversationId }).ToListAsync(cancellation);
        foreach (var one in open.OrderBy(one => one.ConversationId))
        {
            if (await Transcript.LockAsync(db, one.ConversationId, cancellation) is not { } conversation)
                continue;
            // Read under the lock: it may have ended since.
            var session = await db.Handoffs.SingleAsync(h => h.Id == one.Id, cancellation);
            var held = session.IsHeldBy(lawyer) && session.Requeue(conversation, now);
            if (!held && !(session.OfferedTo == lawyer.Id && session.Decline(conversation, now)))
                continue;
            db.Announce(ReceptionTopics.Queue);
            db.Announce(ReceptionTopics.HeldBy(lawyer.Id));
            await HandoffDue.ScheduleAsync(db, session, now, cancellation);
            if (!held)
                continue;
            await db.SaveChangesAsync(cancellation);
            var forecast = await ReadForecast.RunAsync(db, session, city.Reception.SeenFor, now, cancellation);
            var notice = new Notice(HandoffTexts.BackInQueue(lawyer.Name, forecast, now, city.Hotlines.Legal), HandoffTexts.WhileWaiting(menu));
            await notify.RunAsync(db, conversation.Id, notice, cancellation);
            db.Audit.Add(new AuditEntry(lawyer, "handoff.give-up", session.Id.ToString("N"), now));
            happened.Changed.Add(one.ConversationId);
        }

        // Last: due work is locked before the row of a lawyer.
        (await db.LawyerPresences.FirstOrDefaultAsync(p => p.LawyerId == lawyer.Id, cancellation))?.Leave();
    }
}

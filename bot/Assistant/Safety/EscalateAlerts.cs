using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// An alert that nobody has acknowledged in time rings one level up: community, street, city. All who change an alert hold its conversation's lock.
/// </summary>
public sealed class EscalateAlerts : IDueWorkHandler
{
    private const string Work = "danger.escalate";

    string IDueWorkHandler.Kind => Work;

    /// <summary>It rings at a desk, in the caller's transaction, and goes up unless somebody takes it over in time; nothing is above the city.</summary>
    internal static Task RingAsync(AppDb db, DangerAlert alert, Guid? unit, DutyLevel level, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Announce(DutyTopics.OfUnit(alert.UnitId));
        alert.RingAt(unit, level);
        db.Announce(DutyTopics.OfUnit(unit));
        return level == DutyLevel.City ? WithdrawAsync(db, alert, cancellation)
            : DueWork.ScheduleAsync(db, Work, Key(alert), now + RaiseAlert.Unacknowledged, cancellation);
    }

    /// <summary>Somebody has taken it over, or it is finished: it stays where it is.</summary>
    internal static Task WithdrawAsync(AppDb db, DangerAlert alert, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Work, Key(alert), cancellation);

    public async Task LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        await Transcript.LockAsync(db, await db.DangerAlerts.Where(a => a.Id == id).Select(a => a.ConversationId).FirstAsync(cancellation), cancellation);
    }

    public async Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        var alert = await db.DangerAlerts.SingleAsync(a => a.Id == id, cancellation);
        var street = alert.Level == DutyLevel.Community
            && await db.Units.AnyAsync(u => u.Id == alert.UnitId && u.ParentId != null, cancellation);
        await RingAsync(db, alert, alert.UnitId, street ? DutyLevel.Street : DutyLevel.City, now, cancellation);
        db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Escalated, null, alert.Level.ToString(), now));
        return alert.ConversationId;
    }

    private static string Key(DangerAlert alert) => alert.Id.ToString("N");
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>An alert that nobody has acknowledged in time rings one level up: community, street, city.</summary>
public sealed class EscalateAlerts(Transactions transactions, Signals signals, TimeProvider clock, ILogger<EscalateAlerts> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <returns>How many went up.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<Guid> due;
        await using (var db = await transactions.ReadAsync(cancellation))
            due = await db.DangerAlerts.Where(a => a.EscalateAt <= now).OrderBy(a => a.EscalateAt).Take(AtOnce).Select(a => a.Id).ToListAsync(cancellation);
        var raised = 0;
        foreach (var id in due)
            if (await RaiseAsync(id, now, cancellation) is { } conversationId)
            {
                raised++;
                signals.Publish(conversationId);
            }

        return raised;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(RunAsync, Every, clock, failure => log.LogError(failure, "Alerts could not be escalated; trying again."), stoppingToken);
    }

    /// <summary>Null when another node, or an acknowledgement, was faster: the version decides.</summary>
    private async Task<Guid?> RaiseAsync(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            return await transactions.RunAsync(
                async db =>
                {
                    var alert = await db.DangerAlerts.FirstOrDefaultAsync(a => a.Id == id && a.EscalateAt <= now, cancellation);
                    if (alert is null)
                        return (Guid?)null;
                    if (alert.Level == DutyLevel.Community)
                    {
                        var street = await db.Units.Where(u => u.Id == alert.UnitId).Select(u => u.ParentId).FirstOrDefaultAsync(cancellation);
                        alert.RingAt(alert.UnitId, street is null ? DutyLevel.City : DutyLevel.Street, street is null ? null : now + RaiseAlert.Unacknowledged);
                    }
                    else
                    {
                        alert.RingAt(alert.UnitId, DutyLevel.City, null);
                    }

                    db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Escalated, null, alert.Level.ToString(), now));
                    return alert.ConversationId;
                },
                cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }
}

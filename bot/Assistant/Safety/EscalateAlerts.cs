using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>An alert that nobody has acknowledged in time rings one level up: community, street, city.</summary>
public sealed class EscalateAlerts(Transactions transactions, ConversationFeed feed, TimeProvider clock, ILogger<EscalateAlerts> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <returns>How many went up.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<(Guid Id, Guid ConversationId)> due;
        await using (var db = await transactions.ReadAsync(cancellation))
            due = await db.DangerAlerts.Where(a => a.EscalateAt <= now).OrderBy(a => a.EscalateAt).Take(AtOnce)
                .Select(a => new ValueTuple<Guid, Guid>(a.Id, a.ConversationId)).ToListAsync(cancellation);
        var raised = 0;
        foreach (var (id, conversationId) in due)
            if (await RaiseAsync(id, conversationId, now, cancellation))
            {
                raised++;
                feed.Publish(conversationId);
            }

        return raised;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(RunAsync, Every, TimeProvider.System, failure =>
            log.LogError(failure, "Alerts could not be escalated; trying again."), stoppingToken);
    }

    /// <summary>False when another node, or somebody who took it over, was faster: all who change an alert hold its conversation's lock.</summary>
    private Task<bool> RaiseAsync(Guid id, Guid conversationId, DateTimeOffset now, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            await Transcript.LockAsync(db, conversationId, cancellation);
            var alert = await db.DangerAlerts.FirstOrDefaultAsync(a => a.Id == id && a.EscalateAt <= now, cancellation);
            if (alert is null)
                return false;
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
            return true;
        },
        cancellation);
}

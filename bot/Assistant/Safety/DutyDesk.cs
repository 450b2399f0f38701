using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>How an action at the duty desk ended.</summary>
public enum DutyOutcome
{
    Done,

    /// <summary>There is no such alert, or none that this member of staff may see.</summary>
    NotFound,

    /// <summary>Somebody else acknowledged or finished it first.</summary>
    ChangedMeanwhile,

    /// <summary>What was done is not said.</summary>
    Empty,
}

/// <summary>An alert as the duty desk shows it.</summary>
/// <param name="Unit">Name of the unit it rings at; null when no place was said: then at every street.</param>
/// <param name="Rings">It waits for this member of staff to acknowledge it.</param>
public sealed record DutyItem(DangerAlert Alert, string? Unit, bool Rings);

/// <summary>An alert with all that helps to help: her words since it began, her telephone, where it is, what was done so far.</summary>
public sealed record DutyFile(DutyItem Item, IReadOnlyList<Activity> Lines, IReadOnlyList<DangerEvent> Events, string? Phone, bool ResidentLeft);

/// <summary>
/// The duty desk (值班): who is on duty for a unit sees its alerts, takes them over by name, and writes down what was done. Community and grid
/// workers see those of their unit, the street those of its communities and of no known place, administrators all.
/// </summary>
public sealed class DutyDesk(Transactions transactions, Transcript transcript, Signals signals, TimeProvider clock)
{
    /// <summary>Lines of the resident that are shown, from the first that spoke of danger on.</summary>
    private const int LinesShown = 30;

    private const int FinishedShown = 50;

    /// <summary>Letters of what was done.</summary>
    private const int OutcomeLimit = 2000;

    /// <summary>Alerts nobody has acknowledged that this member of staff is asked to; what the banner and its sound go by.</summary>
    public async Task<int> RingingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var waiting = await (await VisibleAsync(db, staff, cancellation)).AsNoTracking()
            .Where(a => a.FinishedAt == null && a.AcknowledgedAt == null).ToListAsync(cancellation);
        return waiting.Count(alert => Rings(alert, staff));
    }

    /// <summary>Open alerts, those that ring first, then the oldest; behind them the last finished ones.</summary>
    public async Task<IReadOnlyList<DutyItem>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = (await VisibleAsync(db, staff, cancellation)).AsNoTracking();
        var open = await visible.Where(a => a.FinishedAt == null).OrderBy(a => a.RaisedAt).Take(500).ToListAsync(cancellation);
        var finished = await visible.Where(a => a.FinishedAt != null).OrderByDescending(a => a.FinishedAt).Take(FinishedShown).ToListAsync(cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return [.. open.Concat(finished).Select(alert => Item(alert, units, staff)).OrderByDescending(item => item.Rings).ThenByDescending(item => item.Alert.IsOpen)];
    }

    public async Task<DutyFile?> OpenAsync(StaffIdentity staff, Guid id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await (await VisibleAsync(db, staff, cancellation)).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } alert)
            return null;
        var first = await db.Activities.Where(a => a.Id == alert.ActivityId).Select(a => a.Sequence).FirstOrDefaultAsync(cancellation);
        var until = alert.FinishedAt ?? DateTimeOffset.MaxValue;
        var lines = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == alert.ConversationId && a.Sequence >= first && a.At <= until && a.Speaker == Speaker.Resident)
            .OrderBy(a => a.Sequence).Take(LinesShown).ToListAsync(cancellation);
        var events = await db.DangerEvents.AsNoTracking().Where(e => e.AlertId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellation);
        var phone = await db.Residents.Where(r => r.Id == alert.ResidentId).Select(r => r.Phone).FirstOrDefaultAsync(cancellation);
        var left = await db.Conversations.AnyAsync(c => c.Id == alert.ConversationId && c.LeftAt != null, cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return new DutyFile(Item(alert, units, staff), lines, events, phone, left);
    }

    /// <summary>Takes an alert over by name; it stops to ring, and the resident hears in neutral words that somebody has read it.</summary>
    public Task<DutyOutcome> AcknowledgeAsync(StaffIdentity staff, Guid id, CancellationToken cancellation) => ChangeAsync(
        staff, id, "danger.acknowledge",
        (db, alert, conversation, now) =>
        {
            if (alert is not { IsOpen: true, AcknowledgedAt: null })
                return DutyOutcome.ChangedMeanwhile;
            alert.Acknowledge(staff, now);
            db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Acknowledged, staff.Name, null, now));
            transcript.Append(db, conversation, Activity.FromAssistant(conversation, SafetyTexts.SomebodyReads, [], null, now), notice: true);
            return DutyOutcome.Done;
        },
        cancellation);

    /// <summary>Closes an alert with what was done.</summary>
    /// <param name="staff">Who may see it.</param>
    /// <param name="id">The alert.</param>
    /// <param name="outcome">What was done, at most 2,000 letters.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<DutyOutcome> FinishAsync(StaffIdentity staff, Guid id, string outcome, CancellationToken cancellation) => ChangeAsync(
        staff, id, "danger.finish",
        (db, alert, _, now) =>
        {
            if (!alert.IsOpen)
                return DutyOutcome.ChangedMeanwhile;
            var done = outcome.Trim();
            if (done.Length == 0)
                return DutyOutcome.Empty;
            alert.Finish(staff, done.Length > OutcomeLimit ? done[..OutcomeLimit] : done, now);
            db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Finished, staff.Name, alert.Outcome, now));
            return DutyOutcome.Done;
        },
        cancellation);

    private async Task<DutyOutcome> ChangeAsync(
        StaffIdentity staff, Guid id, string action, Func<AppDb, DangerAlert, Conversation, DateTimeOffset, DutyOutcome> change, CancellationToken cancellation)
    {
        Guid? changed = null;
        try
        {
            var outcome = await transactions.RunAsync(
                async db =>
                {
                    var visible = await VisibleAsync(db, staff, cancellation);
                    var where = await visible.Where(a => a.Id == id).Select(a => (Guid?)a.ConversationId).FirstOrDefaultAsync(cancellation);
                    if (where is null || await Transcript.LockAsync(db, where.Value, cancellation) is not { } conversation)
                        return DutyOutcome.NotFound;
                    var now = clock.GetUtcNow();
                    var done = change(db, await db.DangerAlerts.SingleAsync(a => a.Id == id, cancellation), conversation, now);
                    if (done != DutyOutcome.Done)
                        return done;
                    db.Audit.Add(new AuditEntry(staff, action, id.ToString("N"), now));
                    changed = where;
                    return DutyOutcome.Done;
                },
                cancellation);
            if (changed is { } conversationId)
                signals.Publish(conversationId);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return DutyOutcome.ChangedMeanwhile;
        }
    }

    private static DutyItem Item(DangerAlert alert, Dictionary<Guid, string> units, StaffIdentity staff) =>
        new(alert, alert.UnitId is { } unit ? units.GetValueOrDefault(unit) : null, alert is { IsOpen: true, AcknowledgedAt: null } && Rings(alert, staff));

    private static bool Rings(DangerAlert alert, StaffIdentity staff) => staff.Role switch
    {
        StaffRole.Administrator => alert.Level == DutyLevel.City,
        StaffRole.StreetDispatcher => alert.Level >= DutyLevel.Street,
        _ => true,
    };

    internal static async Task<IQueryable<DangerAlert>> VisibleAsync(AppDb db, StaffIdentity staff, CancellationToken cancellation)
    {
        switch (staff.Role)
        {
            case StaffRole.Administrator:
                return db.DangerAlerts;
            case StaffRole.StreetDispatcher:
                var own = await db.Units.Where(u => u.ParentId == staff.UnitId || u.Id == staff.UnitId).Select(u => u.Id).ToListAsync(cancellation);
                return db.DangerAlerts.Where(a => a.UnitId == null || own.Contains(a.UnitId.Value));
            case StaffRole.GridWorker or StaffRole.CommunityStaff when staff.UnitId is { } unit:
                return db.DangerAlerts.Where(a => a.UnitId == unit);
            default:
                return db.DangerAlerts.Where(_ => false);
        }
    }
}

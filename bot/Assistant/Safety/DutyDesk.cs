using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// The duty desk (值班): who is on duty for a unit sees its alerts, takes them over by name, and writes down what was done. Community and grid
/// workers see those of their unit, the street those of its communities and of no known place, administrators all.
/// </summary>
public sealed class DutyDesk(Transactions transactions, NotifyResident notify, ConversationFeed feed, TimeProvider clock)
{
    /// <summary>Lines about the danger that are shown; what else the resident wrote meanwhile is not the desk's.</summary>
    public const int LinesShown = 30;

    private const int LinesRead = 300;

    private const int FinishedShown = 50;

    /// <summary>Letters of what was done.</summary>
    public const int OutcomeLimit = 2000;

    /// <summary>
    /// Alerts nobody has acknowledged that this member of staff is asked to, the oldest first; what the banner and its sound go by. Every page of
    /// the console asks again and again, so that nothing sealed is read.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> RingingAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var waiting = await (await VisibleAsync(db, staff, cancellation))
            .Where(a => a.FinishedAt == null && a.AcknowledgedAt == null).OrderBy(a => a.RaisedAt).Select(a => new { a.Id, a.Level }).ToListAsync(cancellation);
        return [.. waiting.Where(alert => Rings(alert.Level, staff)).Select(alert => alert.Id)];
    }

    /// <summary>What tells of news of the alerts this member of staff may see, see <see cref="VisibleAsync"/>.</summary>
    public async Task<IReadOnlyList<Topic>> TopicsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await Access.UnitsAsync(db, staff, SafetyActions.Duty, cancellation) is { } units ? [.. units.Select(DutyTopics.OfUnit)] : [DutyTopics.All];
    }

    /// <summary>Open alerts, those that ring first, then the oldest; behind them the last finished ones.</summary>
    public async Task<IReadOnlyList<DutyItem>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = (await VisibleAsync(db, staff, cancellation)).AsNoTracking();
        var open = await visible.Where(a => a.FinishedAt == null).OrderBy(a => a.RaisedAt).Take(500).ToListAsync(cancellation);
        var finished = await visible.Where(a => a.FinishedAt != null).OrderByDescending(a => a.FinishedAt).Take(FinishedShown).ToListAsync(cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return [.. open.Concat(finished).Select(alert => Item(alert, units, staff)).OrderByDescending(item => item.Rings)
            .ThenByDescending(item => item.Alert.IsOpen)];
    }

    public async Task<DutyFile?> OpenAsync(StaffIdentity staff, Guid id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await (await VisibleAsync(db, staff, cancellation)).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } alert)
            return null;
        var first = await db.Activities.Where(a => a.Id == alert.ActivityId).Select(a => a.Sequence).FirstOrDefaultAsync(cancellation);
        var until = alert.FinishedAt ?? DateTimeOffset.MaxValue;
        var said = await db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == alert.ConversationId && a.Sequence >= first && a.At <= until && a.Speaker == Speaker.Resident)
            .OrderBy(a => a.Sequence).Take(LinesRead).ToListAsync(cancellation);
        var events = await db.DangerEvents.AsNoTracking().Where(e => e.AlertId == id).ToListAsync(cancellation);
        var known = await db.Residents.Where(r => r.Id == alert.ResidentId).Select(r => r.Phone).FirstOrDefaultAsync(cancellation);
        var talk = await db.Conversations.Where(c => c.Id == alert.ConversationId)
            .Select(c => new { c.Channel, Left = c.LeftAt != null }).SingleAsync(cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var lines = said.Where(a => a.Decision is { Kind: DecisionKind.Danger }).Take(LinesShown).ToList();
        var phone = lines.Select(line => TellingRecognizer.Phone(line.Text)).LastOrDefault(number => number is not null) ?? known;
        // Steps of one turn have the same time: then the order is that of the steps.
        return new DutyFile(Item(alert, units, staff), lines, [.. events.OrderBy(e => e.At).ThenBy(e => e.Step)], phone, talk.Channel, talk.Left);
    }

    /// <summary>Takes an alert over by name; it stops to ring, and the resident hears in neutral words that somebody has read it.</summary>
    public Task<DutyOutcome> AcknowledgeAsync(StaffIdentity staff, Guid id, CancellationToken cancellation) => ChangeAsync(
        staff, id, "danger.acknowledge",
        async (db, alert, conversation, now) =>
        {
            if (!alert.IsWaiting)
                return DutyOutcome.ChangedMeanwhile;
            alert.Acknowledge(staff, now);
            await EscalateAlerts.WithdrawAsync(db, alert, cancellation);
            db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Acknowledged, staff.Name, null, now));
            await notify.RunAsync(db, conversation.Id, new Notice(SafetyTexts.SomebodyReads) { UsesReserve = true }, cancellation);
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
        async (db, alert, _, now) =>
        {
            if (!alert.IsOpen)
                return DutyOutcome.ChangedMeanwhile;
            var done = outcome.Trim();
            if (done.Length == 0)
                return DutyOutcome.Empty;
            alert.Finish(staff, done.Length > OutcomeLimit ? done[..OutcomeLimit] : done, now);
            await EscalateAlerts.WithdrawAsync(db, alert, cancellation);
            db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Finished, staff.Name, alert.Outcome, now));
            return DutyOutcome.Done;
        },
        cancellation);

    /// <summary>Forgets where somebody who left was and what was answered, but for an alert that is still open: whoever helps has to find the place.</summary>
    internal static async Task EraseAsync(AppDb db, Guid conversationId, CancellationToken cancellation)
    {
        var finished = db.DangerAlerts.Where(a => a.ConversationId == conversationId && a.FinishedAt != null);
        await db.DangerEvents.Where(e => (e.Step == DangerStep.Located || e.Step == DangerStep.Answered) && finished.Any(a => a.Id == e.AlertId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancellation);
        await finished.ExecuteUpdateAsync(set => set.SetProperty(a => a.Place, (string?)null), cancellation);
    }

    private async Task<DutyOutcome> ChangeAsync(
        StaffIdentity staff, Guid id, string action, Func<AppDb, DangerAlert, Conversation, DateTimeOffset, Task<DutyOutcome>> change,
        CancellationToken cancellation)
    {
        Guid? changed = null;
        var outcome = await transactions.RunAsync(
            async db =>
            {
                var visible = await VisibleAsync(db, staff, cancellation);
                var where = await visible.Where(a => a.Id == id).Select(a => (Guid?)a.ConversationId).FirstOrDefaultAsync(cancellation);
                if (where is null || await Transcript.LockAsync(db, where.Value, cancellation) is not { } conversation)
                    return DutyOutcome.NotFound;
                var now = clock.GetUtcNow();
                var alert = await db.DangerAlerts.SingleAsync(a => a.Id == id, cancellation);
                var done = await change(db, alert, conversation, now);
                if (done != DutyOutcome.Done)
                    return done;
                db.Audit.Add(new AuditEntry(staff, action, id.ToString("N"), now));
                await db.SaveChangesAsync(cancellation);
                if (conversation.LeftAt is not null)
                    await EraseAsync(db, conversation.Id, cancellation);
                db.Announce(DutyTopics.OfUnit(alert.UnitId));
                changed = where;
                return DutyOutcome.Done;
            },
            cancellation);
        if (changed is { } conversationId)
            feed.Publish(conversationId);
        return outcome;
    }

    private static DutyItem Item(DangerAlert alert, Dictionary<Guid, string> units, StaffIdentity staff) =>
        new(alert, alert.UnitId is { } unit ? units.GetValueOrDefault(unit) : null, alert.IsWaiting && Rings(alert.Level, staff));

    private static bool Rings(DutyLevel level, StaffIdentity staff) => staff.Role switch
    {
        StaffRole.Administrator => level == DutyLevel.City,
        StaffRole.StreetDispatcher => level >= DutyLevel.Street,
        _ => true,
    };

    internal static async Task<IQueryable<DangerAlert>> VisibleAsync(AppDb db, StaffIdentity staff, CancellationToken cancellation) =>
        await Access.UnitsAsync(db, staff, SafetyActions.Duty, cancellation) is { } units
            ? db.DangerAlerts.Where(a => units.Contains(a.UnitId)) : db.DangerAlerts;
}

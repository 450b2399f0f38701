using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// The monthly sheet of those who work on the spot, worked out from the logs of the cases and from <see cref="GridEntry"/>. What counts is what happened
/// in the month; a word of a resident counts for whoever gave the answer it is about.
/// </summary>
public sealed class ReadGridMonth(Transactions transactions)
{
    /// <summary>Cases whose logs are read at once.</summary>
    private const int AtOnce = 500;

    /// <summary>How long before the month an answer may have been given of which a resident says something in it: silence and reopening end sooner.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(90);

    /// <summary>By unit and name. A worker has the own line alone, also an empty one.</summary>
    /// <param name="staff">Who reads.</param>
    /// <param name="month">Any day of it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<GridMonthLine>> RunAsync(StaffIdentity staff, DateOnly month, CancellationToken cancellation)
    {
        if (staff.ReachOf(GridActions.Month) is not { } reach)
            return [];
        var first = CityTime.MonthOf(month);
        var (start, end) = (CityTime.At(first, default), CityTime.At(first.AddMonths(1), default));
        await using var db = await transactions.ReadAsync(cancellation);
        var entries = db.GridEntries.AsNoTracking().Where(e => e.At >= start && e.At < end);
        var people = db.Users.AsNoTracking().Where(u => u.Role == StaffRole.GridWorker && u.DisabledAt == null);
        if (reach == Reach.Own)
        {
            entries = entries.Where(e => e.StaffId == staff.Id);
            people = db.Users.AsNoTracking().Where(u => u.Id == staff.Id);
        }
        else if (await Access.UnitsAsync(db, staff, GridActions.Month, cancellation) is { } units)
        {
            entries = entries.Where(e => units.Contains(e.UnitId));
            people = people.Where(u => u.UnitId != null && units.Contains(u.UnitId));
        }

        var written = await entries.Select(e => new { e.StaffId, e.Kind, IsCase = e.CaseId != null }).ToListAsync(cancellation);
        var ids = await people.Select(u => u.Id).ToListAsync(cancellation);
        ids = [.. ids.Union(written.Select(e => e.StaffId))];
        var count = new GridMonthCount(ids, start, end);
        foreach (var entry in written)
            count.Add(entry.StaffId, entry.Kind, entry.IsCase);
        await AddCasesAsync(db, count, ids, start, end, cancellation);
        var known = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellation);
        var names = await db.Units.Select(unit => new { unit.Id, unit.Name }).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        return
        [
            .. ids.Select(id => count.Line(id, known.GetValueOrDefault(id)?.Name ?? "", known.GetValueOrDefault(id)?.UnitId is { } unit ? names[unit] : null))
                .OrderBy(line => line.Unit, StringComparer.Ordinal).ThenBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.StaffId),
        ];
    }

    private static async Task AddCasesAsync(
        AppDb db, GridMonthCount count, List<Guid> people, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        var since = start - Before;
        var theirs = db.CaseEvents.AsNoTracking().Where(e => e.ById != null && people.Contains(e.ById.Value));
        var filed = await theirs.Where(e => e.Kind == CaseEventKind.Filed && e.At >= start && e.At < end).Select(e => e.ById!.Value)
            .ToListAsync(cancellation);
        filed.ForEach(count.AddReport);
        var answered = await theirs.Where(e => e.Kind == CaseEventKind.Answered && e.At >= since && e.At < end).Select(e => e.CaseId).Distinct()
            .ToListAsync(cancellation);
        foreach (var part in answered.Order().Chunk(AtOnce))
        {
            var log = await db.CaseEvents.AsNoTracking().Where(e => part.Contains(e.CaseId) && e.At < end).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence)
                .Select(e => new GridMonthCount.Step(e.CaseId, e.Kind, e.At, e.ById, e.Facts)).ToListAsync(cancellation);
            foreach (var one in log.GroupBy(step => step.CaseId))
                count.AddCase(one);
        }
    }
}

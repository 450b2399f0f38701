using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A part of the list of those cases that somebody may see.</summary>
internal static class ListCases
{
    /// <param name="db">To read from.</param>
    /// <param name="visible">All that this person or program may see.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">The last case of the part before; null begins.</param>
    /// <param name="most">Cases at most.</param>
    /// <param name="now">For what is due.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What is due next first, see <see cref="CaseOrder"/>; the newest first where words are looked for.</returns>
    public static async Task<List<Case>> RunAsync(
        AppDb db, IQueryable<Case> visible, CaseFilter filter, (DateTimeOffset? DueAt, Guid Id)? after, int most, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var wanted = await NarrowAsync(db, visible, filter, now, cancellation);
        return string.IsNullOrWhiteSpace(filter.Words)
            ? await CaseOrder.NextDueFirstAsync(wanted, after, most, cancellation)
            : await SearchCases.NewestFirstAsync(db, wanted, filter.Words, after?.Id, most, cancellation);
    }

    private static async Task<IQueryable<Case>> NarrowAsync(
        AppDb db, IQueryable<Case> cases, CaseFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        if (filter.State is { } state)
            cases = cases.Where(c => c.State == state);
        if (filter.Rating is { } rating)
            cases = cases.Where(c => c.Rating == rating);
        if (filter.Category is { } category)
            cases = cases.Where(c => c.Category == category);
        if (filter.Since is { } since)
            cases = cases.Where(c => c.ChangedAt >= since);
        if (filter.Unit is { } unit)
        {
            var units = await db.UnitsWithin(unit).ToListAsync(cancellation);
            cases = cases.Where(c => c.Seats.Any(seat => units.Contains(seat.UnitId)));
        }

        var tomorrow = CityTime.At(CityTime.Today(now).AddDays(1), default);
        return filter.Due switch
        {
            DueWithin.Overdue => cases.Where(c => c.IsOverdue || c.DueAt < now),
            DueWithin.Today => cases.Where(c => c.DueAt < tomorrow),
            DueWithin.Week => cases.Where(c => c.DueAt < tomorrow.AddDays(6)),
            null => cases,
        };
    }
}

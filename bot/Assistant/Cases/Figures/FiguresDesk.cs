using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a street, or the city, reads of its figures (数据). Whoever may not gets nothing.</summary>
public sealed class FiguresDesk(
    Transactions transactions, ReadFigures figures, ReadHotProblems hot, KeepMonthlyTopics topics, ReadTerritory territory, TimeProvider clock)
{
    /// <summary>Days of a period at most.</summary>
    public const int LongestPeriod = 366;

    /// <summary>The units whose figures this person may ask for, those above before those below; the first is the whole.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(CaseActions.Figures))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var city = await territory.RunAsync(db, cancellation);
        return await Access.UnitsAsync(db, staff, CaseActions.Figures, cancellation) is { } reached
            ? [.. city.All.Where(unit => reached.Contains(unit.Id))] : city.All;
    }

    /// <param name="staff">Who asks.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, not before the first and within <see cref="LongestPeriod"/> days.</param>
    /// <param name="unit">Only cases in which it, or a unit below it, takes part; null: all that this person may count.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<CaseFigures?> ReadAsync(StaffIdentity staff, DateOnly from, DateOnly to, Guid? unit, CancellationToken cancellation) =>
        !staff.May(CaseActions.Figures) || to < from || to.DayNumber - from.DayNumber >= LongestPeriod ? null
            : await figures.RunAsync(new ProgramCaller.Staff(staff), from, to, unit, cancellation);

    /// <summary>Twelve months, the one of this day last.</summary>
    public async Task<IReadOnlyList<MonthTotals>> MonthsAsync(StaffIdentity staff, DateOnly day, Guid? unit, CancellationToken cancellation) =>
        staff.May(CaseActions.Figures) ? await figures.MonthsAsync(new ProgramCaller.Staff(staff), CityTime.MonthOf(day), unit, cancellation) : [];

    /// <summary>What grew in the days until this one, or grows today when it is still to come.</summary>
    public async Task<IReadOnlyList<HotProblem>> HotAsync(StaffIdentity staff, DateOnly day, Guid? unit, CancellationToken cancellation) =>
        staff.May(CaseActions.Figures) ? await hot.RunAsync(new ProgramCaller.Staff(staff), Min(day, Today), unit, cancellation) : [];

    /// <param name="staff">Who asks.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="unit">As above.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<MonthReport?> MonthAsync(StaffIdentity staff, DateOnly month, Guid? unit, CancellationToken cancellation)
    {
        var (first, before, end) = (CityTime.MonthOf(month), CityTime.MonthOf(month).AddMonths(-1), CityTime.MonthOf(month).AddMonths(1).AddDays(-1));
        if (await ReadAsync(staff, first, end, unit, cancellation) is not { } now)
            return null;
        var past = await figures.RunAsync(new ProgramCaller.Staff(staff), before, first.AddDays(-1), unit, cancellation, flags: false);
        var units = await UnitsAsync(staff, cancellation);
        return new MonthReport(
            first, units.FirstOrDefault(one => unit is null || one.Id == unit)?.Name ?? "", now, past, await MonthsAsync(staff, first, unit, cancellation),
            await HotAsync(staff, end, unit, cancellation), await topics.FindAsync(staff, first, unit, cancellation), TopicSuggestion.Of(now));
    }

    private DateOnly Today => CityTime.Today(clock.GetUtcNow());

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}

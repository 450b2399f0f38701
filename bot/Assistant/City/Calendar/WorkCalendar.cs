namespace ResidentAssistant.Assistant.City;

/// <summary>
/// On which days courts, offices and the city work (工作日): every day but Saturday, Sunday and the statutory holidays, except as the State
/// Council moved it (调休). It decides each autumn for the next year, and the operator imports what it decided (<c>calendar import</c>).
/// Hours are no part of this.
/// </summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, MovedDay> moved;
    private readonly HashSet<int> years;

    /// <param name="days">Each date at most once.</param>
    public WorkCalendar(IEnumerable<MovedDay> days)
    {
        moved = days.ToDictionary(day => day.Date);
        years = [.. moved.Values.Select(day => day.Year)];
    }

    /// <summary>Whether it is known how the days of the year were moved; without that only weekends and statutory holidays are off.</summary>
    public bool IsLoaded(int year) => years.Contains(year);

    public bool IsWorkingDay(DateOnly day) =>
        moved.TryGetValue(day, out var known) ? known.To == MovedTo.Work : !IsWeekend(day) && StatutoryHolidays.Of(day) is null;

    /// <summary>A Saturday or Sunday on which people work.</summary>
    public bool IsWorkedWeekend(DateOnly day) => IsWeekend(day) && IsWorkingDay(day);

    /// <summary>The first working day that is not before the day.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th working day after the day, which itself is not counted.</summary>
    /// <param name="day">May be a day off.</param>
    /// <param name="count">1 or more: 1 is the next working day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public DateOnly WorkingDayAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (; count > 0; count--)
            day = NextWorkingDay(day.AddDays(1));
        return day;
    }

    /// <summary>The holiday for which a day is off, e.g. 春节; null on a working day and on an ordinary weekend.</summary>
    public string? HolidayOf(DateOnly day) =>
        IsWorkingDay(day) ? null : moved.TryGetValue(day, out var known) ? known.Holiday : StatutoryHolidays.Of(day);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

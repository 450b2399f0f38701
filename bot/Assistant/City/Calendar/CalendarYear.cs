namespace ResidentAssistant.Assistant.City;

/// <summary>A year whose arrangement of holidays is loaded.</summary>
/// <param name="Off">Days that are named as off, weekends within a holiday among them.</param>
/// <param name="Work">Saturdays and Sundays on which people work.</param>
/// <param name="Missing">Statutory holidays of which no day is named: most likely the list is not whole. They are off all the same.</param>
public sealed record CalendarYear(int Year, int Off, int Work, IReadOnlyList<string> Missing)
{
    /// <summary>The years of the days, in order.</summary>
    public static IReadOnlyList<CalendarYear> Of(IEnumerable<MovedDay> days) =>
    [
        .. days.GroupBy(day => day.Year).OrderBy(year => year.Key).Select(year => new CalendarYear(
            year.Key, year.Count(day => day.To == MovedTo.Off), year.Count(day => day.To == MovedTo.Work), Unnamed(year.Key, [.. year]))),
    ];

    private static IReadOnlyList<string> Unnamed(int year, IReadOnlyList<MovedDay> days)
    {
        // By the date: 中秋 within 国庆节 may be named as either.
        var named = days.Where(day => day.To == MovedTo.Off).Select(day => StatutoryHolidays.Of(day.Date)).ToHashSet();
        var first = new DateOnly(year, 1, 1);
        var statutory = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(first.AddDays).Select(StatutoryHolidays.Of).ToHashSet();
        return [.. StatutoryHolidays.Names.Where(name => statutory.Contains(name) && !named.Contains(name))];
    }
}

using System.Globalization;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>
/// On which days courts and offices work. The State Council decides each autumn which days of the next year are moved (调休);
/// <c>holidays.tsv</c> holds what it decided, and a city adds later years in its settings.
/// </summary>
public sealed class WorkCalendar
{
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> work;
    private readonly HashSet<int> years;

    /// <param name="off">Days off that are no ordinary weekend.</param>
    /// <param name="work">Saturdays and Sundays on which people work.</param>
    public WorkCalendar(IEnumerable<DateOnly> off, IEnumerable<DateOnly> work)
    {
        (this.off, this.work) = ([.. off], [.. work]);
        years = [.. this.off.Concat(this.work).Select(day => day.Year)];
    }

    /// <summary>The years that come with the product.</summary>
    public static WorkCalendar Published { get; } = Read();

    /// <summary>The same, and what the city's settings say.</summary>
    public static WorkCalendar Of(CityOptions city) => new(
        Published.off.Concat(city.Holidays).Except(city.Workdays), Published.work.Concat(city.Workdays).Except(city.Holidays));

    /// <summary>Whether it is known how the days of the year were moved; without that only weekends and holidays of a fixed date are.</summary>
    public bool Knows(int year) => years.Contains(year);

    public bool IsWorkday(DateOnly day) => work.Contains(day) || !(IsWeekend(day) || IsFixedHoliday(day) || off.Contains(day));

    /// <summary>A weekend on which people work.</summary>
    public bool IsMovedWorkday(DateOnly day) => IsWeekend(day) && IsWorkday(day);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>元旦、劳动节、国庆节 (全国年节及纪念日放假办法 2).</summary>
    private static bool IsFixedHoliday(DateOnly day) => (day.Month, day.Day) is (1, 1) or (5, 1 or 2) or (10, 1 or 2 or 3);

    private static WorkCalendar Read()
    {
        var days = ExampleLines.OfResource("holidays.tsv", columns => columns is [var day, "off" or "work", ..]
            ? new MovedDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), columns[1] == "work")
            : null);
        return new WorkCalendar(days.Where(day => !day.IsWorked).Select(day => day.Day), days.Where(day => day.IsWorked).Select(day => day.Day));
    }

    private sealed record MovedDay(DateOnly Day, bool IsWorked);
}

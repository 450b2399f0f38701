namespace ResidentAssistant.Assistant.City;

/// <summary>Working time (工作时间): the hours of an office on the days of a <see cref="WorkCalendar"/>. Deadlines of cases are counted in it.</summary>
public sealed class WorkHours
{
    private readonly WorkCalendar calendar;
    private readonly TimeOnly from;
    private readonly TimeOnly until;

    /// <param name="calendar">Which days are worked.</param>
    /// <param name="from">When an office opens, in the city's time.</param>
    /// <param name="until">When it closes; later than <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It closes before it opens.</exception>
    public WorkHours(WorkCalendar calendar, TimeOnly from, TimeOnly until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        (this.calendar, this.from, this.until) = (calendar, from, until);
    }

    /// <summary>Working time of one day.</summary>
    public TimeSpan Day => until - from;

    /// <summary>The moment at which so much working time has passed; what ends with the office ends on that day, not on the next.</summary>
    /// <param name="start">May be at night or on a day off: then the time begins when the office opens.</param>
    /// <param name="work">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset After(DateTimeOffset start, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var local = CityTime.Local(start);
        for (var day = DateOnly.FromDateTime(local.DateTime); ; day = day.AddDays(1))
        {
            if (Open(day) is not var (opens, closes))
                continue;
            var begins = local > opens ? local : opens;
            if (begins >= closes)
                continue;
            if (closes - begins >= work)
                return begins + work;
            work -= closes - begins;
        }
    }

    /// <summary>Working time between two moments; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var sum = TimeSpan.Zero;
        for (var day = CityTime.Today(start); day <= CityTime.Today(end); day = day.AddDays(1))
            if (Open(day) is var (opens, closes))
            {
                var (begins, ends) = (start > opens ? start : opens, end < closes ? end : closes);
                sum += ends > begins ? ends - begins : TimeSpan.Zero;
            }

        return sum;
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes)? Open(DateOnly day) =>
        calendar.IsWorkingDay(day) ? (CityTime.At(day, from), CityTime.At(day, until)) : null;
}

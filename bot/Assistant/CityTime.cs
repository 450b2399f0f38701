using System.Globalization;

namespace ResidentAssistant.Assistant;

/// <summary>The city's local time: all of China keeps UTC+8 without daylight saving.</summary>
public static class CityTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    /// <summary>The next Thursday whose afternoon is still to come; today's before 14:00.</summary>
    public static DateOnly NextThursday(DateTimeOffset now)
    {
        var today = Today(now);
        var thursday = today.AddDays(((int)DayOfWeek.Thursday - (int)today.DayOfWeek + 7) % 7);
        return At(thursday, new TimeOnly(14, 0)) <= now ? thursday.AddDays(7) : thursday;
    }

    /// <summary>11月26日（周四）</summary>
    public static string Day(DateTimeOffset instant)
    {
        var local = Local(instant);
        return $"{local.Month}月{local.Day}日（{Weekdays[(int)local.DayOfWeek]}）";
    }

    /// <inheritdoc cref="Day(DateTimeOffset)"/>
    public static string Day(DateOnly day) => Day(StartOf(day));

    /// <summary>First day of the month.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Reads 2026-11.</summary>
    /// <returns>Its first day; null: it is no month.</returns>
    public static DateOnly? ReadMonth(string? text) => DateOnly.TryParseExact(
        $"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The first moment of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>周四</summary>
    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    /// <summary>11月26日（周四）14:30</summary>
    public static string DayAndTime(DateTimeOffset instant) => $"{Day(instant)}{Local(instant):HH\\:mm}";
}

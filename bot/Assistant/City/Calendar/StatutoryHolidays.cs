using System.Globalization;

namespace ResidentAssistant.Assistant.City;

/// <summary>
/// The days on which everybody is off by 全国年节及纪念日放假办法 第二条, before anything is moved: 元旦 on 1 January; 春节 on the eve and the
/// first three days of the lunar year; 清明 on its day; 劳动节 on 1 and 2 May; 端午 and 中秋 on theirs; 国庆节 from 1 to 3 October. The
/// wording of 10 November 2024 (第八条: in force from that day) added the eve and 2 May to that of 2013, which is applied to the days
/// before. A holiday on a weekend is made up for on a working day (第六条); which one, only the State Council says.
/// </summary>
public static class StatutoryHolidays
{
    /// <summary>All names, in the order of the year.</summary>
    public static readonly IReadOnlyList<string> Names = ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆节"];

    private static readonly DateOnly WordingOf2024 = new(2024, 11, 10);

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The holiday of a day; null when it is none. Those of the lunar calendar are known from 1902 to 2100, as .NET's tables reach.</summary>
    public static string? Of(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "元旦",
        (5, 1) => "劳动节",
        (5, 2) when day >= WordingOf2024 => "劳动节",
        (10, 1 or 2 or 3) => "国庆节",
        (4, 4 or 5 or 6) when QingmingDay.Is(day) => "清明",
        _ when day.Year is >= 1902 and <= 2100 => OfLunar(day),
        _ => null,
    };

    private static string? OfLunar(DateOnly day) => LunarDay(day) switch
    {
        (1, 1 or 2 or 3) => "春节",
        (5, 5) => "端午",
        (8, 15) => "中秋",
        _ => day >= WordingOf2024 && LunarDay(day.AddDays(1)) == (1, 1) ? "春节" : null,
    };

    /// <returns>Month and day; month 0 in a leap month, which has no holidays.</returns>
    private static (int Month, int Day) LunarDay(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        // .NET counts the months of a year through: in a year with a leap month, that one and the later ones are one more.
        var (month, leap) = (Lunar.GetMonth(day), Lunar.GetLeapMonth(Lunar.GetYear(day)));
        return (leap == 0 || month < leap ? month : month == leap ? 0 : month - 1, Lunar.GetDayOfMonth(day));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds days that are said by the lunar calendar (农历) or by the name of a feast: 腊月初八, 农历十二月二十, 元旦, 中秋节.</summary>
internal static partial class LunarDays
{
    private const string Digits = "一二三四五六七八九十";

    /// <summary>Feasts with a fixed date of the solar calendar, as month and day.</summary>
    private static readonly Dictionary<string, (int Month, int Day)> Feasts = new(StringComparer.Ordinal)
    {
        ["元旦"] = (1, 1),
        ["情人节"] = (2, 14),
        ["妇女节"] = (3, 8),
        ["三八节"] = (3, 8),
        ["劳动节"] = (5, 1),
        ["五一节"] = (5, 1),
        ["儿童节"] = (6, 1),
        ["六一节"] = (6, 1),
        ["建军节"] = (8, 1),
        ["八一节"] = (8, 1),
        ["教师节"] = (9, 10),
        ["国庆"] = (10, 1),
        ["平安夜"] = (12, 24),
        ["圣诞"] = (12, 25),
    };

    /// <summary>Feasts of the lunar calendar.</summary>
    private static readonly Dictionary<string, (int Month, int Day)> LunarFeasts = new(StringComparer.Ordinal)
    {
        ["春节"] = (1, 1),
        ["大年初一"] = (1, 1),
        ["元宵"] = (1, 15),
        ["端午"] = (5, 5),
        ["七夕"] = (7, 7),
        ["中秋"] = (8, 15),
        ["重阳"] = (9, 9),
        ["腊八"] = (12, 8),
    };

    /// <returns>The words, and the first such day from today on; no day when there is none. Null when no such words are said.</returns>
    public static (Match Words, DateOnly? Day)? Take(string text, DateOnly today)
    {
        if (FeastForm().Match(text) is { Success: true } feast)
            return (feast, OfFeast(feast.Groups["name"].Value, today));
        if (LunarForm().Match(text) is not { Success: true } said)
            return null;
        var month = said.Groups["m"].Value switch { "正" => 1, "冬" => 11, "腊" => 12, var number => (int)(ChineseNumbers.Read(number) ?? 0) };
        return (said, Next(month, DayOf(said.Groups["d"].Value), today));
    }

    private static DateOnly? OfFeast(string name, DateOnly today)
    {
        if (Feasts.TryGetValue(name, out var fixedDay))
        {
            var day = new DateOnly(today.Year, fixedDay.Month, fixedDay.Day);
            return day < today ? day.AddYears(1) : day;
        }

        // 除夕 is the day before the first.
        return LunarFeasts.TryGetValue(name, out var lunar) ? Next(lunar.Month, lunar.Day, today) : Next(1, 1, today.AddDays(1))?.AddDays(-1);
    }

    /// <summary>初八, 十五, 廿三, 三十, 20.</summary>
    private static int DayOf(string said) => said[0] switch
    {
        '初' => Digits.IndexOf(said[1], StringComparison.Ordinal) + 1,
        '廿' => 21 + (said.Length > 1 ? Digits.IndexOf(said[1], StringComparison.Ordinal) : -1),
        _ => (int)(ChineseNumbers.Read(said) ?? 0),
    };

    private static DateOnly? Next(int month, int day, DateOnly today)
    {
        var calendar = new ChineseLunisolarCalendar();
        if (month is < 1 or > 12 || today.Year < calendar.MinSupportedDateTime.Year + 1 || today.Year > calendar.MaxSupportedDateTime.Year - 2)
            return null;
        var year = calendar.GetYear(today.ToDateTime(TimeOnly.MinValue));
        for (var ahead = 0; ahead <= 1; ahead++)
        {
            // A leap month stands behind its namesake and moves those that follow; GetLeapMonth counts it itself, 0 when there is none.
            var leap = calendar.GetLeapMonth(year + ahead);
            var counted = leap > 0 && month >= leap ? month + 1 : month;
            if (day < 1 || day > calendar.GetDaysInMonth(year + ahead, counted))
                continue;
            var found = DateOnly.FromDateTime(calendar.ToDateTime(year + ahead, counted, day, 0, 0, 0, 0));
            if (found >= today)
                return found;
        }

        return null;
    }

    [GeneratedRegex("(?<name>元旦|情人节|妇女节|三八节|劳动节|五一节|儿童节|六一节|建军节|八一节|教师节|国庆(?![路街新小大花巷])|平安夜|圣诞|春节|大年初一|大年三十|除夕|元宵|端午|七夕|中秋|重阳(?!路|街)|腊八)节?", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex FeastForm();

    /// <summary>A month by its lunar name, or a day that no other calendar calls so, or 农历 before both.</summary>
    [GeneratedRegex("(?:农历|阴历|旧历)的?(?<m>[正冬腊]|[一二三四五六七八九十0-9]{1,2})月的?(?<d>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[一二三四五六七八九十]{1,3}|[0-9]{1,2})[日号]?"
        + "|(?<m>[正冬腊]|[一二三四五六七八九十]{1,2})月的?(?<d>初[一二三四五六七八九十](?!点)|廿[一二三四五六七八九]?)"
        + "|(?<m>[正冬腊])月的?(?<d>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[日号]?(?!点)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LunarForm();
}

using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds the day in "2021年3月1日", "2021-3-1", "去年5月", "上个月3号", "5月", "十天前".</summary>
public static partial class DayRecognizer
{
    private const string Number = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}";
    private const string MonthAndDay = "(?:(?<m>" + Number + ")月份?(?:(?<d>" + Number + ")(?:[日号]|(?![0-9个年月万千百])))?)?";

    private static readonly (string Word, int Years)[] Years = [("大前年", -3), ("前年", -2), ("去年", -1), ("今年", 0), ("明年", 1), ("后年", 2)];
    private static readonly (string Word, int Days)[] Days = [("大前天", -3), ("前天", -2), ("昨天", -1), ("今天", 0), ("今日", 0), ("现在", 0), ("目前", 0), ("至今", 0)];

    /// <param name="after">A day without a year is the first one after this day; without it, the last one that has been.</param>
    /// <returns>Null when no day is named, or one that does not exist.</returns>
    public static SaidDay? Read(string text, DateOnly today, DateOnly? after = null)
    {
        var said = ChineseNumbers.Tidy(text);
        if (WrittenForm().Match(said) is { Success: true } written)
            return On(YearOf(written.Groups["y"].Value, today), written);
        if (YearForm().Match(said) is { Success: true } year)
            return On(YearOf(year.Groups["y"].Value, today), year);
        if (RelativeYearForm().Match(said) is { Success: true } relative)
            return On(today.Year + Years.First(y => y.Word == relative.Groups["r"].Value).Years, relative);
        if (AgoForm().Match(said) is { Success: true } ago)
            return Ago(ago, today);
        if (RelativeMonthForm().Match(said) is { Success: true } month)
        {
            var first = today.AddDays(1 - today.Day).AddMonths(month.Groups["r"].Value[0] != '上' ? 0 : month.Groups["r"].Value[1] == '上' ? -2 : -1);
            return Valid(first.Year, first.Month, Small(month.Groups["d"]));
        }

        if (Days.FirstOrDefault(d => said.Contains(d.Word, StringComparison.Ordinal)) is { Word: not null } near)
            return new SaidDay(today.AddDays(near.Days), Precision.Day);
        return YearlessForm().Match(said) is { Success: true } yearless ? Yearless(yearless, today, after) : null;
    }

    private static SaidDay? On(int year, Match match) => Valid(year, Small(match.Groups["m"]), Small(match.Groups["d"]));

    private static SaidDay? Valid(int year, int? month, int? day)
    {
        if (year is < 1949 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month ?? 1))
            return null;
        return new SaidDay(new DateOnly(year, month ?? 1, day ?? 1), day is not null ? Precision.Day : month is not null ? Precision.Month : Precision.Year);
    }

    private static SaidDay? Yearless(Match match, DateOnly today, DateOnly? after)
    {
        if (Valid(today.Year, Small(match.Groups["m"]), Small(match.Groups["d"])) is not { } day)
            return null;
        var years = after is { } from ? from.Year - today.Year : 0;
        var moved = day.Day.AddYears(years);
        if (after is null && moved > today)
            moved = moved.AddYears(-1);
        else if (moved < after)
            moved = moved.AddYears(1);
        return day with { Day = moved };
    }

    private static SaidDay? Ago(Match match, DateOnly today)
    {
        var half = match.Groups["n"].Value == "半";
        if (Small(match.Groups["n"]) is not { } count && !half)
            return null;
        count = half ? 0 : Small(match.Groups["n"])!.Value;
        return match.Groups["u"].Value switch
        {
            "年" when half => Month(today.AddMonths(-6)),
            "年" => new SaidDay(new DateOnly(today.Year - count, 1, 1), Precision.Year),
            "年半" => Month(today.AddMonths((-12 * count) - 6)),
            "个月" => Month(today.AddMonths(-count)),
            "天" => new SaidDay(today.AddDays(-count), Precision.Day),
            _ => new SaidDay(today.AddDays(-7 * count), Precision.Day),
        };

        static SaidDay Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), Precision.Month);
    }

    private static int YearOf(string text, DateOnly today)
    {
        var year = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int)(ChineseNumbers.Read(text) ?? 0);
        if (text.Length != 2)
            return year;
        return year <= (today.Year % 100) + 1 ? 2000 + year : 1900 + year;
    }

    private static int? Small(Group group) => group.Success && ChineseNumbers.Read(group.Value) is { } number ? (int)number : null;

    /// <summary>2021-3-1, 2021/03, 2021.3.1, 20210301.</summary>
    [GeneratedRegex(@"(?<![0-9])(?:(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})(?:[-/.](?<d>[0-9]{1,2}))?|(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2}))(?![0-9])",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WrittenForm();

    /// <summary>2021年3月1日, 二〇二一年三月, 19年3月, 08年到.</summary>
    [GeneratedRegex("(?<![0-9])(?<y>[0-9]{4}|[〇零一二三四五六七八九]{4}|[0-9]{2}(?=年(?:" + Number + ")月)|[0-9]{2}(?=年[到至起])|0[0-9])年"
        + MonthAndDay, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex YearForm();

    [GeneratedRegex("(?<r>大前年|前年|去年|今年|明年|后年)的?" + MonthAndDay, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RelativeYearForm();

    [GeneratedRegex("(?<r>上上个?月|上个?月|这个?月|本月)(?:(?<d>" + Number + ")[日号])?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RelativeMonthForm();

    [GeneratedRegex("(?<n>" + Number + "|半)(?<u>年半|年|个月|天|周|个?星期)多?[以之]?前", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AgoForm();

    [GeneratedRegex("(?<m>" + Number + ")月份?(?:(?<d>" + Number + ")[日号]?)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex YearlessForm();
}

using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds a length of time: "三年两个月", "2019年3月到现在", "一年半", "20小时".</summary>
public static partial class SpanRecognizer
{
    private const string Number = @"(?<![0-9])[0-9]{1,2}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3}";

    /// <summary>Two days, one day up to today, or a length of time that ends yesterday; null when none is named, or it ends before it begins.</summary>
    public static SaidSpan? Read(string text, DateOnly today)
    {
        var said = ChineseNumbers.Tidy(text);
        if (RangeForm().Match(said) is { Success: true } range && DayRecognizer.Read(range.Groups["from"].Value, today) is { } first)
        {
            var last = NowForm().IsMatch(range.Groups["to"].Value)
                ? new SaidDay(today, Precision.Day)
                : DayRecognizer.Read(range.Groups["to"].Value, today, first.Day);
            return last is null || first.Precision == Precision.Year || last.Precision == Precision.Year ? null : Between(first, last);
        }

        if (DayRecognizer.Read(said, today) is { } only)
            return only.Precision == Precision.Year ? null : Between(only, new SaidDay(today, Precision.Day));
        return Length(said) is { } length && length.Months + length.Days > 0
            ? new SaidSpan(today.AddMonths(-length.Months).AddDays(-length.Days), today.AddDays(-1), false)
            : null;
    }

    /// <summary>Hours of work in "20小时", "两天半", "3"; eight hours are a day.</summary>
    /// <param name="daysUnlessSaid">What a number without a unit counts.</param>
    public static decimal? Hours(string text, bool daysUnlessSaid)
    {
        var said = ChineseNumbers.Tidy(text);
        if (HoursForm().Matches(said) is not [var match])
            return null;
        var number = match.Groups["n"].Value == "半" ? 0.5m : ChineseNumbers.Read(match.Groups["n"].Value);
        var unit = match.Groups["u"].Value;
        var count = number + (match.Groups["half"].Success ? 0.5m : 0);
        return unit.Contains('天', StringComparison.Ordinal) || (unit.Length == 0 && daysUnlessSaid) ? count * 8 : count;
    }

    private static SaidSpan? Between(SaidDay first, SaidDay last)
    {
        // To the end of a month that is said without a day.
        var to = last.Precision == Precision.Month ? last.Day.AddMonths(1).AddDays(-1) : last.Day;
        return to < first.Day ? null : new SaidSpan(first.Day, to, first.Precision == Precision.Day && last.Precision == Precision.Day);
    }

    private static (int Months, int Days)? Length(string said)
    {
        if (LengthForm().Match(said) is not { Success: true } match)
            return null;
        var years = Value(match.Groups["y"]) + (match.Groups["yh"].Success ? 0.5m : 0);
        var months = (years * 12) + Value(match.Groups["m"]) + (match.Groups["mh"].Success ? 0.5m : 0);
        var whole = decimal.Truncate(months);
        return ((int)whole, (int)((months - whole) * 30) + (int)Value(match.Groups["d"]));

        static decimal Value(Group group) => !group.Success ? 0 : group.Value == "半" ? 0.5m : ChineseNumbers.Read(group.Value) ?? 0;
    }

    [GeneratedRegex("^(?<from>.+?)(?:一直到|到|至|~|—+|–|-(?=(?:19|20)[0-9]{2}))(?<to>.+)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RangeForm();

    [GeneratedRegex("现在|今(?!年)|目前|^如今", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NowForm();

    [GeneratedRegex("(?:(?<y>" + Number + "|半)年(?<yh>半)?[多零又整]?(?:(?<m>" + Number + ")个?(?<mh>半)?月)?|(?<m>" + Number + "|半)个(?<mh>半)?月)[多零又整]?(?:(?<d>" + Number
        + ")天)?|(?<d>" + Number + ")天", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LengthForm();

    [GeneratedRegex("(?<!周|星期|礼拜|第)(?<n>" + ChineseNumbers.Run + "|半)个?(?<u>小时|钟头|天|工作日|)(?<half>半)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HoursForm();
}

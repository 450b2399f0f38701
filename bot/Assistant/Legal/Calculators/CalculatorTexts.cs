using System.Globalization;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What residents read from every calculator; what one of them asks and explains stands beside its form.</summary>
public static class CalculatorTexts
{
    /// <summary>Yuan; less is a slip or a number without its 万.</summary>
    public const decimal LeastAmount = 10;

    /// <summary>Hours; nobody works more extra hours in a year.</summary>
    public const decimal MostHours = 8_784;

    public const string Which = "您想算哪一样？算出来的是按法条的估算，只供参考。";
    public const string SameDay = "同一天";
    public const string Again = "重新算";
    public const string LawChanged = "这个计算要用到的法条，知识库里缺少或者已经更新，我不能拿旧规定给您算。可以请律师帮您算，或者约周四当面问。";
    public const string AmountTooSmall = "这个数好像少了单位。请写全，比如 3500元、3万。";
    public const string TooManyHours = "这个数太大了，请再看一下，比如 20小时、3天。";
    public const string WhichMonth = "只说年份还算不准，请说到月份，最好到哪一天，比如 2021年3月1日。";
    public const string NotYet = "这一天还没到，请再看一下日期。";
    public const string Estimated = "以上是按您说的情况和法条估算的，不是法律意见。结果以法院、仲裁委等的认定为准，拿不准的请问律师。";

    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public const string MovedWorkday = "这天是周末，但按放假安排要调休上班，所以不顺延。";

    public static string Offer(string title) => $"算一算：{title}";

    public static Choice OfferChoice(ICalculator calculator) => new(Offer(calculator.Title), $"calc.open:{calculator.Name}");

    /// <param name="taken">What was taken for each answer: 月工资：8,000元.</param>
    public static string Whole(IEnumerable<string> taken, Estimate estimate) => string.Join("\n\n", new[]
    {
        "按您说的：\n" + string.Join('\n', taken.Select(answer => $"· {answer}")),
        estimate.Figure,
        estimate.Steps.Count == 0 ? "" : "怎么算的：\n" + string.Join('\n', estimate.Steps.Select((step, i) => $"{i + 1}. {step}")),
        string.Join('\n', estimate.Notes.Select(note => $"· {note}")),
        $"依据：{Basis(estimate.Basis)}",
        Estimated,
    }.Where(part => part.Length > 0));

    public static string Change(string called) => $"改{called}";

    public static Prompt WhichAmount(decimal low, decimal high) => new(
        $"没听明白按哪个数算：是{Yuan(low)}，还是{Yuan(high)}？点一个，或者告诉我一个准数。", [Exactly(low), Exactly(high)]);

    /// <summary>What cannot be known of a last day in a year whose moved days are not loaded: of a coming one they are mostly not published yet.</summary>
    public static string YearNotLoaded(int year, DateOnly today) => year > today.Year
        ? $"{year}年的放假安排还没公布，或者我这里还没收到，只按周末和法定节日算。离那天近了，请照国务院的通知再核对。"
        : $"我这里没有{year}年的放假安排，只按周末和法定节日算，可能差几天，请再核对。";

    /// <summary>Why the last day is another one than counting leads to.</summary>
    public static string Moved(LastDay last, WorkCalendar calendar) =>
        $"{Day(last.Counted)}是{(calendar.HolidayOf(last.Counted) is { } holiday ? $"{holiday}假期" : "周末")}，按法律顺延到放假后的第一天：{Day(last.Day)}。";

    /// <summary>12,500元; 约12,500元 when the amount behind it was vague.</summary>
    public static string Yuan(decimal yuan, bool vague = false) =>
        $"{(vague ? "约" : "")}{decimal.Round(yuan, 2, MidpointRounding.AwayFromZero).ToString("#,0.##", CultureInfo.InvariantCulture)}元";

    public static string Range(decimal low, decimal high, bool vague = false) => low == high ? Yuan(low, vague) : $"{Yuan(low, vague)} 到 {Yuan(high)}";

    public static string Percent(decimal rate) => $"{(rate * 100).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>2.5, 12; without zeros at the end.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>2024年3月1日（周五）</summary>
    public static string Day(DateOnly day) => $"{Plain(day)}（{Weekdays[(int)day.DayOfWeek]}）";

    public static string Plain(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>What a resident should know about the days around the last one.</summary>
    public static IEnumerable<string> AboutDay(LastDay last, DateOnly today, WorkCalendar calendar)
    {
        if (last.IsMoved)
            yield return Moved(last, calendar);
        else if (calendar.IsWorkedWeekend(last.Day))
            yield return MovedWorkday;
        if (!calendar.IsLoaded(last.Day.Year))
            yield return YearNotLoaded(last.Day.Year, today);
    }

    private static Choice Exactly(decimal yuan) => new(Yuan(yuan), $"={yuan.ToString("0", CultureInfo.InvariantCulture)}");

    /// <summary>《劳动合同法》（2012年12月28日文本）第四十六条、第四十七条</summary>
    private static string Basis(IReadOnlyList<Source> basis) => string.Join('；', basis.GroupBy(source => (source.Citation.Law, source.Wording)).Select(law =>
        $"{new Citation(law.Key.Law, $"（{Plain(law.Key.Wording)}文本）")}{string.Join('、', law.Select(source => source.Citation.Article))}"));
}

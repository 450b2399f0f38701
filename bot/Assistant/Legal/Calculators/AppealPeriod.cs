using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Until when a decision can be fought (上诉期, 起诉期限, 申请再审期限).</summary>
/// <param name="DaysLeft">0 on the last day; below 0 when it is over.</param>
public sealed record AppealPeriod(LastDay LastDay, int DaysLeft)
{
    public const string Civil = "民事诉讼法";
    public const string Criminal = "刑事诉讼法";
    public const string Administrative = "行政诉讼法";
    public const string Labour = "劳动争议调解仲裁法";

    /// <summary>六个月 (民事诉讼法 216).</summary>
    public const int MonthsOfRetrial = 6;

    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of(Civil, "2023-09-01", "八十五", "八十六", "一百六十五", "一百七十一", "一百七十三", "一百八十二", "二百一十六"),
        .. Source.Of(Criminal, "2018-10-26", "一百零五", "一百零六", "二百二十七", "二百二十九", "二百三十"),
        .. Source.Of(Administrative, "2017-06-27", "八十五", "一百零一"),
        .. Source.Of(Labour, "2007-12-29", "四十八", "五十"),
    ];

    /// <summary>Days from the one after it was received; null for 再审, which has months.</summary>
    public static int? DaysOf(CourtPaper paper) => paper switch
    {
        CourtPaper.CivilJudgment or CourtPaper.AdministrativeJudgment or CourtPaper.LabourAward => 15,
        CourtPaper.CivilRuling or CourtPaper.AdministrativeRuling or CourtPaper.CriminalJudgment => 10,
        CourtPaper.CriminalRuling => 5,
        CourtPaper.SecondInstance => null,
    };

    public static AppealPeriod Of(CourtPaper paper, DateOnly received, DateOnly today, WorkCalendar calendar)
    {
        var last = DaysOf(paper) is { } days ? LegalPeriod.OfDays(received, days, calendar) : LegalPeriod.OfMonths(received, MonthsOfRetrial, calendar);
        return new AppealPeriod(last, last.Day.DayNumber - today.DayNumber);
    }
}

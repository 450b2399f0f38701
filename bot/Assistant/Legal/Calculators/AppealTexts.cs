using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What residents read about the days in which a decision can be fought.</summary>
internal static class AppealTexts
{
    public const string WhichPaper =
        "您收到的是哪一种？\n不服一审的：民事、行政判决15天内上诉，裁定10天；刑事判决10天，裁定5天。不服劳动仲裁裁决的，15天内向法院起诉。都从收到的第二天开始数。";

    public const string WhenReceived = "您是哪一天收到的？签收那天算，比如 9月5日、昨天。";

    public static readonly IReadOnlyList<Option<CourtPaper>> Papers =
    [
        new(CourtPaper.CivilJudgment, "民事一审判决", "民事判决", "判决书", "判决"),
        new(CourtPaper.CivilRuling, "民事一审裁定", "民事裁定", "裁定书", "裁定"),
        new(CourtPaper.AdministrativeJudgment, "行政一审判决", "行政判决", "行政案件", "告政府"),
        new(CourtPaper.AdministrativeRuling, "行政一审裁定", "行政裁定"),
        new(CourtPaper.CriminalJudgment, "刑事一审判决", "刑事判决", "刑事案件", "判刑", "被判了"),
        new(CourtPaper.CriminalRuling, "刑事一审裁定", "刑事裁定"),
        new(CourtPaper.LabourAward, "劳动仲裁裁决", "仲裁裁决", "裁决书", "裁决", "仲裁"),
        new(CourtPaper.SecondInstance, "民事二审判决、裁定", "二审判决", "二审裁定", "二审的判决", "终审判决", "终审裁定", "中院终审", "申请再审", "二审", "终审"),
    ];

    public static string Figure(CourtPaper paper, AppealPeriod period) => period.DaysLeft >= 0
        ? $"{What(paper)}最晚到 {Day(period.LastDay.Day)}，还有 {period.DaysLeft} 天。别等到最后一天。"
        : $"按您说的，{What(paper)}的期限在 {Day(period.LastDay.Day)} 已经满了。{TooLate(paper)}";

    public static IEnumerable<string> Steps(CourtPaper paper, SaidDay received, AppealPeriod period)
    {
        yield return AppealPeriod.DaysOf(paper) is { } days
            ? $"{Ground(paper)}，期限是 {days} 天；收到的当天（{Plain(received.Day)}）不算，从第二天开始数。"
            : $"申请再审，要在判决、裁定生效后六个月内提出。这里按收到那天（{Plain(received.Day)}）生效算。";
        yield return $"数到的最后一天是 {Plain(period.LastDay.Counted)}。";
        if (received.Precision == Precision.Month)
            yield return "您只说了月份，我按那个月1日算，实际的日子可能晚一些。";
    }

    public static IEnumerable<string> Notes(CourtPaper paper, AppealPeriod period)
    {
        switch (paper)
        {
            case CourtPaper.CivilJudgment or CourtPaper.CivilRuling:
                yield return "上诉状交给作出判决、裁定的那个法院，按对方人数准备副本。期满前已经寄出的，不算过期。";
                yield return "适用小额诉讼程序的，一审就是终审，不能上诉。刑事判决的上诉期是10天，不是15天。";
                break;
            case CourtPaper.AdministrativeJudgment or CourtPaper.AdministrativeRuling:
                yield return "期满没有上诉的，一审判决、裁定就生效了。期满前已经寄出的，不算过期。";
                break;
            case CourtPaper.CriminalJudgment or CourtPaper.CriminalRuling:
                yield return "被告人可以写上诉状，也可以口头上诉。人在押的，最后一天碰上放假也不顺延。";
                yield return "被害人不服判决的，可以在收到判决书后五天内请求检察院抗诉。";
                break;
            case CourtPaper.LabourAward:
                yield return "十五天里没有起诉的，裁决书就生效了。裁决书写明是终局裁决的，劳动者不服也可以在十五天内起诉。";
                break;
            case CourtPaper.SecondInstance:
                yield return "二审的判决、裁定是终审，不能再上诉。有新证据等情形的，六个月从知道那天算，请问律师。";
                break;
        }

        if (period.DaysLeft < 0 && paper is not (CourtPaper.LabourAward or CourtPaper.SecondInstance))
            yield return paper is CourtPaper.CriminalJudgment or CourtPaper.CriminalRuling
                ? "因为不能抗拒的原因等正当理由耽误的，障碍消除后五天内可以申请继续上诉，由法院裁定。"
                : "因为不可抗拒的事由等正当理由耽误的，障碍消除后十天内可以向法院申请顺延，由法院决定。";
    }

    public static IEnumerable<(string Law, string[] Articles)> Grounds(CourtPaper paper) => paper switch
    {
        CourtPaper.CivilJudgment or CourtPaper.CivilRuling =>
            [(AppealPeriod.Civil, ["一百七十一", "八十五", "八十六", "一百六十五", "一百七十三", "二百一十六"]), (AppealPeriod.Criminal, ["二百三十"])],
        CourtPaper.AdministrativeJudgment or CourtPaper.AdministrativeRuling =>
            [(AppealPeriod.Administrative, ["八十五", "一百零一"]), (AppealPeriod.Civil, ["八十五", "八十六"])],
        CourtPaper.CriminalJudgment or CourtPaper.CriminalRuling =>
            [(AppealPeriod.Criminal, ["二百三十", "一百零五", "一百零六", "二百二十七", "二百二十九"])],
        CourtPaper.LabourAward => [(AppealPeriod.Labour, ["四十八", "五十"]), (AppealPeriod.Civil, ["八十五"])],
        CourtPaper.SecondInstance => [(AppealPeriod.Civil, ["二百一十六", "一百八十二", "八十五"])],
    };

    private static string What(CourtPaper paper) => paper switch
    {
        CourtPaper.LabourAward => "向法院起诉",
        CourtPaper.SecondInstance => "申请再审",
        _ => "上诉",
    };

    private static string TooLate(CourtPaper paper) => paper switch
    {
        CourtPaper.LabourAward => "有没有别的办法，请律师帮您看看，不要自己放弃。",
        CourtPaper.SecondInstance => "有没有例外，请律师帮您看看。",
        CourtPaper.CriminalJudgment or CourtPaper.CriminalRuling => "有没有正当理由可以申请继续上诉，请律师赶紧看看。",
        CourtPaper.AdministrativeJudgment or CourtPaper.AdministrativeRuling => "有没有正当理由可以申请顺延，请律师赶紧看看。",
        _ => "判决、裁定生效以后还觉得有错的，可以在六个月内申请再审，请问律师。",
    };

    private static string Ground(CourtPaper paper) =>
        paper == CourtPaper.LabourAward ? "不服劳动仲裁裁决、向法院起诉的" : $"不服{Papers.First(option => option.Value == paper).Label}的";
}

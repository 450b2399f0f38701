using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>收到判决书，上诉期到哪天.</summary>
public sealed partial class AppealForm(ReadWorkCalendar calendars) : PeriodCalculator<AppealDraft>(calendars)
{
    public override string Name => "calc-appeal";

    public override string Title => "上诉期";

    public override IReadOnlyList<string> AskedAs => ["上诉期计算器", "算上诉期", "上诉期怎么算", "上诉期是多少天", "上诉期有多久", "上诉期限是多久", "上诉还来得及吗"];

    public override IReadOnlyList<string> Computes => ["上诉期", "上诉期限", "上诉时间", "上诉的期限", "再审期限", "申请再审的期限"];

    public override IReadOnlyList<Source> Sources => AppealPeriod.Sources;

    protected override IReadOnlyList<Fact<AppealDraft>> Facts =>
    [
        Question<AppealDraft>.OneOf("paper", "收到的文书", AppealTexts.WhichPaper, AppealTexts.Papers, draft => draft.Paper, (draft, value) => draft.Paper = value),
        Question<AppealDraft>.Day("received", "收到的日子", AppealTexts.WhenReceived, draft => draft.Received, (draft, value) => draft.Received = value),
    ];

    public override bool IsAskedIn(string clause) => AskForm().IsMatch(clause);

    protected override Estimate Compute(AppealDraft draft, DateOnly today, WorkCalendar calendar)
    {
        var (paper, received) = (draft.Paper!.Value, draft.Received!);
        var period = AppealPeriod.Of(paper, received.Day, today, calendar);
        return new Estimate(
            AppealTexts.Figure(paper, period),
            [.. AppealTexts.Steps(paper, received, period), .. CalculatorTexts.AboutDay(period.LastDay, today, calendar)],
            [.. AppealTexts.Notes(paper, period)],
            [.. AppealTexts.Grounds(paper).SelectMany(ground => Source.Pick(Sources, ground.Law, ground.Articles))]);
    }

    [GeneratedRegex(
        "(?:判决|裁定|裁决)书?[^。？！]{0,8}(?:不服|不认(?!识)|不接受)|(?:不服|不认(?!识))[^，。？]{0,6}(?:判决|裁定|裁决)|上诉(?:期|时间|时限|截止)|(?:几天|多少天|多少日|多久|多长时间|什么时候|哪天|几号)(?:以|之)?(?:内|"
            + "前)?[^，。？]{0,4}(?:上诉|申请再审)|(?:上诉|申请再审)[^，。？]{0,6}(?:几天|多少天|多久|多长时间|来得及|到哪天|到什么时候|到几号|截止|过期|超期|最晚|期限)|裁决[^，。？]{0,12}(?:(?:几天|多少天|多久|多长时间)[^，。"
            + "？]{0,5}(?:起诉|去?法院)|(?:起诉|法院)[^，。？]{0,8}(?:几天|多少天|多久|来得及|期限|到哪天))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AskForm();
}

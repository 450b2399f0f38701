using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>欠条过了三年还能要吗.</summary>
public sealed class LimitationForm(ReadWorkCalendar calendars) : PeriodCalculator<LimitationDraft>(calendars)
{
    private const string Code = "民法典";

    public override string Name => "calc-limitation";

    public override string Title => "诉讼时效";

    public override IReadOnlyList<string> AskedAs =>
        ["诉讼时效计算器", "算诉讼时效", "诉讼时效怎么算", "欠条过了三年还能要吗", "借条过了三年还能要吗", "欠款过了三年还能要吗", "诉讼时效还有多久", "诉讼时效过了没有"];

    public override IReadOnlyList<string> Computes => ["诉讼时效", "起诉时效", "打官司的时效", "欠条的时效", "借条的时效", "欠款时效"];

    public override IReadOnlyList<Source> Sources => Limitation.Sources;

    protected override IReadOnlyList<Fact<LimitationDraft>> Facts =>
    [
        Question<LimitationDraft>.OneOf(
            "claim",
            "哪一种债",
            "您想算的是哪一种？",
            LimitationTexts.Claims,
            draft => draft.Claim,
            (draft, value) => draft.Claim = value),
        Question<LimitationDraft>.OneOf(
            "asked",
            "要过没有",
            "您向对方要过吗？",
            LimitationTexts.Askings,
            draft => draft.Asked,
            (draft, value) => draft.Asked = value,
            draft => draft.Claim == Claim.NoDueDate),
        Begins("due", "约定还款日", "约定哪一天还？比如 2024年3月1日、去年5月。", draft => draft.Claim == Claim.DueDate, true),
        Begins("last-due", "最后一期还款日", "约定的最后一期是哪一天还？", draft => draft.Claim == Claim.Instalments, true),
        Begins("grace", "宽限期到", "您给的宽限期到哪一天？", draft => draft.Asked == Asked.GraceGiven, true),
        Begins("refused", "对方拒绝的日子", "对方是哪一天明说不还的？", draft => draft.Asked == Asked.Refused, false),
        Begins("known", "知道受损的日子", "您是哪一天知道自己受损、也知道是谁造成的？", draft => draft.Claim == Claim.Harm, false),
        Question<LimitationDraft>.Day(
            "harmed",
            "受损的日子",
            "损害是哪一天发生的？",
            draft => draft.Harmed,
            (draft, value) => draft.Harmed = value,
            draft => draft.Claim == Claim.Harm,
            sameAs: draft => draft.Begins),
        Question<LimitationDraft>.YesOrNo(
            "was-interrupted",
            "催过没有",
            "那以后，您催要过、对方答应过还（或者还过一部分），或者起诉过吗？",
            LimitationTexts.WasInterrupted,
            LimitationTexts.WasNot,
            draft => draft.WasInterrupted,
            (draft, value) => draft.WasInterrupted = value,
            draft => draft.Begins is not null),
        Question<LimitationDraft>.Day(
            "interrupted",
            "最近一次的日子",
            "最近的一次是哪一天？",
            draft => draft.Interrupted,
            (draft, value) => draft.Interrupted = value,
            draft => draft.WasInterrupted == YesNo.Yes),
    ];

    protected override Estimate Compute(LimitationDraft draft, DateOnly today, WorkCalendar calendar)
    {
        var facts = new ClaimFacts(draft.Claim!.Value, draft.Begins?.Day, draft.Harmed?.Day, draft.Interrupted?.Day);
        var period = Limitation.Of(facts, today, calendar);
        var roughly = draft.Begins?.Precision == Precision.Month || draft.Interrupted?.Precision == Precision.Month;
        return new Estimate(
            LimitationTexts.Figure(facts, period),
            [.. LimitationTexts.Steps(facts, period, roughly), .. period.LastDay is { } last ? AboutDay(last, today, calendar) : []],
            [.. LimitationTexts.Notes(period)],
            [
                .. period.State == LimitationState.Unlimited
                    ? Source.Pick(Sources, Code, "一百九十六")
                    : Source.Pick(Sources, Code, "一百八十八", "一百九十二", "一百九十三", "一百九十四", "一百九十五", "二百零一", "二百零二", "二百零三"),
                .. facts.Claim == Claim.Instalments ? Source.Pick(Sources, Code, "一百八十九") : [],
                .. facts.Claim == Claim.NoDueDate ? Source.Pick(Sources, Code, "五百一十一", "六百七十五") : [],
                .. period.State == LimitationState.Unlimited ? [] : Source.Pick(Sources, LimitationTexts.Interpretation, "四", "八", "十四", "十九"),
                .. period.LastDay is null ? [] : Source.Pick(Sources, "全国年节及纪念日放假办法", "二"),
                .. period.State == LimitationState.Transitional ? Source.Pick(Sources, LimitationTexts.Transition, "一") : [],
            ]);
    }

    private static Fact<LimitationDraft> Begins(string name, string called, string text, Func<LimitationDraft, bool> applies, bool future) =>
        Question<LimitationDraft>.Day(
        name, called, text, draft => draft.Begins, (draft, value) => draft.Begins = value, applies, future);
}

using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>劳动仲裁还来得及吗.</summary>
public sealed class ArbitrationForm(ReadWorkCalendar calendars) : PeriodCalculator<ArbitrationDraft>(calendars)
{
    private static readonly IReadOnlyList<string> Notes =
    [
        "中断：向单位主张、向有关部门请求救济、单位同意履行，都从那时起重新算一年。请留下证据。",
        "中止：因不可抗力或者其他正当理由不能申请的，原因消除后继续算。",
        "向劳动合同履行地或者单位所在地的劳动争议仲裁委员会申请，不收费；写申请书有困难的，可以口头申请。不受理或者五天没答复的，可以向法院起诉。",
    ];

    private static readonly Option<YesNo> WasInterrupted = new(YesNo.Yes, "有过", "要过", "投诉过", "答应");
    private static readonly Option<YesNo> WasNot = new(YesNo.No, "都没有", "没有", "没要过", "没有要过", "没投诉过", "没有投诉过", "没答应");

    public override string Name => "calc-arbitration";

    public override string Title => "劳动仲裁时效";

    public override IReadOnlyList<string> AskedAs =>
        ["仲裁时效计算器", "算仲裁时效", "仲裁时效怎么算", "劳动仲裁时效", "劳动仲裁还来得及吗", "劳动仲裁还来得及不", "劳动仲裁过期了吗", "现在申请劳动仲裁还来得及吗"];

    public override IReadOnlyList<string> Computes => ["仲裁时效", "劳动仲裁时效", "劳动仲裁的时效", "劳动仲裁期限"];

    public override IReadOnlyList<Source> Sources => Arbitration.Sources;

    protected override IReadOnlyList<Fact<ArbitrationDraft>> Facts =>
    [
        Question<ArbitrationDraft>.OneOf(
            "about",
            "争的是什么",
            "您和单位争的是什么？",
            [
                new(DisputeAbout.Wages, "拖欠劳动报酬", "工资", "欠薪", "报酬", "加班费", "奖金"),
                new(DisputeAbout.Other, "辞退、补偿等其他", "辞退", "补偿", "赔偿", "社保", "合同", "其他"),
            ],
            draft => draft.About,
            (draft, value) => draft.About = value),
        Question<ArbitrationDraft>.YesOrNo(
            "employed",
            "还在不在单位",
            "您现在还在这家单位上班吗？",
            new(YesNo.Yes, "还在上班", "还在"),
            new(YesNo.No, "已经离开", "离职", "不在", "走了", "辞职", "没有"),
            draft => draft.StillEmployed,
            (draft, value) => draft.StillEmployed = value,
            draft => draft.About == DisputeAbout.Wages),
        Begins("ended", "离职的日子", "劳动关系是哪一天结束的？比如 2026年3月1日、去年5月。", draft => draft.StillEmployed == YesNo.No),
        Begins("known", "知道的日子", "您是哪一天知道自己的权利受到侵害的？（比如收到辞退通知那天）", draft => draft.About == DisputeAbout.Other),
        Question<ArbitrationDraft>.YesOrNo(
            "was-interrupted",
            "要过或投诉过",
            "那以后，您向单位要过、向劳动监察等部门投诉过，或者单位答应过吗？",
            WasInterrupted,
            WasNot,
            draft => draft.WasInterrupted,
            (draft, value) => draft.WasInterrupted = value,
            draft => draft.Begins is not null),
        Question<ArbitrationDraft>.Day(
            "interrupted",
            "最近一次的日子",
            "最近的一次是哪一天？",
            draft => draft.Interrupted,
            (draft, value) => draft.Interrupted = value,
            draft => draft.WasInterrupted == YesNo.Yes),
    ];

    protected override Estimate Compute(ArbitrationDraft draft, DateOnly today, WorkCalendar calendar)
    {
        var dispute = new LabourDispute(draft.About == DisputeAbout.Wages, draft.Begins?.Day, draft.Interrupted?.Day);
        var period = Arbitration.Of(dispute, today, calendar);
        var roughly = draft.Begins?.Precision == Precision.Month || draft.Interrupted?.Precision == Precision.Month;
        return new Estimate(Figure(period), [.. Steps(dispute, period, roughly), .. period.LastDay is { } last ? AboutDay(last, today, calendar) : []],
            Notes, Sources);
    }

    private static Fact<ArbitrationDraft> Begins(string name, string called, string text, Func<ArbitrationDraft, bool> applies) =>
        Question<ArbitrationDraft>.Day(
        name, called, text, draft => draft.Begins, (draft, value) => draft.Begins = value, applies);

    private static string Figure(Arbitration period) => period.State switch
    {
        ArbitrationState.Unlimited => "还在这家单位上班、因拖欠劳动报酬申请仲裁的，不受一年限制，现在就可以申请。离职后要在一年内提出。",
        ArbitrationState.Running => $"来得及：最晚到 {Day(period.LastDay!.Value.Day)}，还有 {period.DaysLeft} 天。别等到最后一天。",
        ArbitrationState.Expired when period.InterruptedLate => $"按您说的，一年在 {Day(period.LastDay!.Value.Day)} 已经满了，您说的那次在这之后。要是一年之内还要过、投诉过，时效从那时重新算，可能还没过，请问律师。",
        ArbitrationState.Expired => $"按您说的，一年在 {Day(period.LastDay!.Value.Day)} 已经满了。有没有中断、中止过，请律师帮您看看，不要自己放弃。",
    };

    private static IEnumerable<string> Steps(LabourDispute dispute, Arbitration period, bool roughly)
    {
        if (period.LastDay is not { } last || dispute.Begins is not { } begins)
            yield break;
        yield return dispute.Wages ? $"拖欠劳动报酬的，从劳动关系终止那天算一年：{Plain(begins)}。" : $"从知道权利受到侵害那天算一年：{Plain(begins)}。";
        if (dispute.Interrupted > begins && !period.InterruptedLate)
            yield return $"{Plain(dispute.Interrupted!.Value)}中断，一年从这天重新算。";
        yield return $"当天不计入，一年后的对应日是最后一天：{Plain(last.Counted)}。";
        if (roughly)
            yield return "您只说了月份，我按那个月1日算，实际的日子可能晚一些。";
    }
}

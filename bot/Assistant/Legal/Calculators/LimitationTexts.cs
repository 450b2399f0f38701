using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What residents read about 诉讼时效.</summary>
internal static class LimitationTexts
{
    public const string Interpretation = "最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定";
    public const string Transition = "最高人民法院关于适用《民法典》时间效力的若干规定";

    public static readonly IReadOnlyList<Option<Claim>> Claims =
    [
        new(Claim.DueDate, "欠款约好了还款日", "约好了", "约定了", "写了还款", "到期"),
        new(Claim.NoDueDate, "欠款没约还款日", "没约", "没有约定", "没写还款", "没说什么时候还"),
        new(Claim.Instalments, "分期还的", "分期"),
        new(Claim.Harm, "受伤、财物受损等", "受伤", "受损", "损害", "被打", "弄坏"),
        new(Claim.Unlimited, "抚养费、赡养费等", "抚养费", "赡养费", "扶养费"),
    ];

    public static readonly IReadOnlyList<Option<Asked>> Askings =
    [
        new(Asked.Never, "还没要过", "没要过", "没催过", "没有"),
        new(Asked.GraceGiven, "要过，给了宽限期", "宽限"),
        new(Asked.Refused, "要过，对方明说不还", "不还"),
    ];

    public static readonly Option<YesNo> WasInterrupted = new(YesNo.Yes, "有过", "催过", "要过", "答应", "起诉过", "还过");
    public static readonly Option<YesNo> WasNot = new(YesNo.No, "都没有", "没有", "没催", "没要过", "没有要过", "没催过", "没有催过", "没起诉过");

    public static string Figure(ClaimFacts facts, Limitation period) => period.State switch
    {
        LimitationState.Running when period.TwentyYears => $"最晚到 {Day(period.LastDay!.Value.Day)} 为止，还有 {period.DaysLeft} 天。从损害发生起满二十年，法院一般不再保护。",
        LimitationState.Running => $"诉讼时效到 {Day(period.LastDay!.Value.Day)} 为止，还有 {period.DaysLeft} 天。别等到最后一天。",
        LimitationState.Expired when period.TwentyYears => $"从损害发生起满二十年的日子 {Day(period.LastDay!.Value.Day)} 已经过了，法院一般不再保护；有特殊情况的可以向法院申请延长，请问律师。",
        LimitationState.Expired when period.InterruptedLate => $"按您说的，三年在 {Day(period.LastDay!.Value.Day)} 已经满了，您说的那次在这之后。要是三年之内还催过、对方答应过，时效从那时重新算，可能还没过，请问律师。",
        LimitationState.Expired => $"按您说的，诉讼时效在 {Day(period.LastDay!.Value.Day)} 已经满了。不等于要不回来，请看下面的说明。",
        LimitationState.NotBegun when facts.Begins is null => "没约定还款日、也还没要过的，您随时可以要，但要给对方合理的准备时间。三年从宽限期满那天起算；对方明说不还的，从那天起算。所以现在还没有开始算。",
        LimitationState.NotBegun => $"还没到期，诉讼时效没有开始算；到期后一直没催要的，到 {Day(period.LastDay!.Value.Day)} 为止。",
        LimitationState.Transitional => $"这件事的时效从 {Plain(Limitation.ThreeYearsSince)} 以前就开始算了。民法典施行以前的事，一般要看当时的法律，和现在的三年不一定一样，我不给您算日子，请把材料拿给律师看。",
        LimitationState.Unlimited => "支付抚养费、赡养费或者扶养费的请求，不适用诉讼时效，什么时候都可以要。",
    };

    public static IEnumerable<string> Steps(ClaimFacts facts, Limitation period, bool roughly)
    {
        if (period.LastDay is not { } last || facts.Begins is not { } begins)
            yield break;
        var restarted = facts.Interrupted > begins && !period.InterruptedLate;
        yield return facts.Claim switch
        {
            Claim.Harm => $"从知道受损和是谁造成的那天算：{Plain(begins)}。",
            Claim.Instalments => $"分期还的，从最后一期到期那天算：{Plain(begins)}。",
            _ => $"从到期（宽限期满或者对方拒绝）那天算：{Plain(begins)}。",
        };
        if (restarted)
            yield return $"{Plain(facts.Interrupted!.Value)}中断，三年从这天重新算。";
        yield return period.TwentyYears
            ? $"从损害发生的 {Plain(facts.Harmed ?? begins)} 起最长二十年，比三年先到：{Plain(last.Counted)}。"
            : $"当天不计入，三年后的对应日是最后一天：{Plain(last.Counted)}。";
        if (roughly)
            yield return "您只说了月份，我按那个月1日算，实际的日子可能晚一些。";
    }

    public static IEnumerable<string> Notes(Limitation period)
    {
        if (period.State == LimitationState.Unlimited)
        {
            yield return "停止侵害、排除妨碍、消除危险，不动产和登记的动产要求返还，也不受诉讼时效限制。";
            yield break;
        }

        if (period is { State: LimitationState.Expired, TwentyYears: false } or { State: LimitationState.Transitional })
        {
            yield return "时效满了仍然可以起诉：法院不会主动提时效，对方提出来才可以不还。";
            yield return "对方在时效满后又答应还、或者写了新的还款约定的，不能再拿时效说事；已经自愿还的，不能要回去。";
        }

        yield return "中断：向对方催要、对方答应还（还一部分、写还款计划也算）、起诉或者申请仲裁的，从那时起（打官司的从程序结束起）重新算三年。催要请留下书面、短信等证据，要能证明对方收到了。";
        yield return "中止：最后六个月里遇到不可抗力等不能主张权利的障碍，从障碍消除那天起再满六个月。";
        yield return "法律对时效另有规定的（比如劳动仲裁一年），按那个规定。";
    }
}

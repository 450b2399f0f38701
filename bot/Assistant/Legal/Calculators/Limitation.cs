using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>诉讼时效 of a claim.</summary>
/// <param name="DaysLeft">0 on the last day.</param>
/// <param name="TwentyYears">The last day is that of twenty years after the harm.</param>
/// <param name="InterruptedLate">The interruption that was told came after the three years: it counts only if earlier ones led up to it.</param>
public sealed record Limitation(LimitationState State, LastDay? LastDay = null, int DaysLeft = 0, bool TwentyYears = false, bool InterruptedLate = false)
{
    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("民法典", "2020-05-28", "一百八十八", "一百八十九", "一百九十二", "一百九十三", "一百九十四", "一百九十五", "一百九十六", "二百零一", "二百零二", "二百零三", "五百一十一", "六百七十五"),
        .. Source.Of("最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定", "2020-12-29", "四", "八", "十四", "十九"),
        .. Source.Of("全国年节及纪念日放假办法", "2024-11-10", "二"),
        .. Source.Of("最高人民法院关于适用《民法典》时间效力的若干规定", "2020-12-29", "一"),
    ];

    private const int Years = 3;
    private const int YearsAtMost = 20;

    /// <summary>民法总则 took effect; periods that began earlier could be shorter.</summary>
    public static readonly DateOnly ThreeYearsSince = new(2017, 10, 1);

    public static Limitation Of(ClaimFacts facts, DateOnly today, WorkCalendar calendar)
    {
        if (facts.Claim == Claim.Unlimited)
            return new Limitation(LimitationState.Unlimited);
        if (facts.Begins is not { } begins)
            return new Limitation(LimitationState.NotBegun);
        if (begins < ThreeYearsSince)
            return new Limitation(LimitationState.Transitional);
        var last = LegalPeriod.OfYears(begins, Years, calendar);
        var late = facts.Interrupted > last.Day;
        if (facts.Interrupted is { } again && again > begins && !late)
            last = LegalPeriod.OfYears(again, Years, calendar);
        var ceiling = LegalPeriod.OfYears(facts.Harmed ?? begins, YearsAtMost, calendar);
        var atMost = ceiling.Day < last.Day;
        last = atMost ? ceiling : last;
        var state = begins > today ? LimitationState.NotBegun : last.Day < today ? LimitationState.Expired : LimitationState.Running;
        return new Limitation(state, last, Math.Max(0, last.Day.DayNumber - today.DayNumber), atMost, late);
    }
}

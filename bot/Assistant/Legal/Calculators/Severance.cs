namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>How employment ended, as far as the law's answer depends on it.</summary>
public enum Leaving
{
    /// <summary>单位提出，协商一致 (46(2))</summary>
    Agreed,

    /// <summary>医疗期满、不能胜任、客观情况变化 (40, 46(3))</summary>
    WithNotice,

    /// <summary>裁员 (41, 46(4))</summary>
    Layoff,

    /// <summary>合同到期不续签 (44(1), 46(5))</summary>
    Expired,

    /// <summary>单位破产、关闭、解散 (44(4)(5), 46(6))</summary>
    Closed,

    /// <summary>单位欠薪、不交社保等，被迫离职 (38, 46(1))</summary>
    Forced,

    /// <summary>违法解除 (48, 87)</summary>
    Unlawful,

    /// <summary>单位说我严重违纪等 (39)</summary>
    Misconduct,

    /// <summary>自己辞职 (37)</summary>
    Resigned,
}

/// <summary>What severance depends on.</summary>
/// <param name="LastDay">Last day of work.</param>
/// <param name="Wage">Average of the last twelve months, all that was due, in yuan a month.</param>
/// <param name="CityAverage">上年度职工月平均工资; null: not known.</param>
/// <param name="MinimumWage">当地月最低工资标准; null: not known.</param>
/// <param name="LastMonth">Wage of the month before the end; null: like the average.</param>
public sealed record Employment(
    DateOnly Began, DateOnly LastDay, decimal Wage, decimal? CityAverage = null, decimal? MinimumWage = null, decimal? LastMonth = null);

/// <summary>经济补偿 (N), 代通知金 (+1) and 赔偿金 (2N), in yuan.</summary>
/// <param name="Years">N: in halves, counted from 2008 (art. 97).</param>
/// <param name="YearsOfDamages">The same for damages, counted from the first day of work (实施条例 25).</param>
/// <param name="Base">The month's wage that counts.</param>
/// <param name="Capped">The wage is above three times the city's average: the base and the years are capped.</param>
/// <param name="Raised">The wage is below the minimum wage, which counts instead.</param>
/// <param name="Before2008">Part of the time was before the Labour Contract Law; what is due for it follows older rules.</param>
public sealed record Severance(
    decimal Years, decimal YearsOfDamages, decimal Base, decimal NoticePay, bool Capped, bool Raised, bool Before2008)
{
    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("劳动合同法", "2012-12-28", "三十六", "三十七", "三十八", "三十九", "四十", "四十一", "四十二", "四十四", "四十六", "四十七", "四十八", "八十二", "八十五", "八十七", "九十七", "九十八"),
        .. Source.Of("劳动合同法实施条例", "2008-09-18", "二十", "二十五", "二十七"),
    ];

    private const decimal MostYearsWhenCapped = 12;

    /// <summary>The day the Labour Contract Law took effect (art. 98).</summary>
    private static readonly DateOnly LawBegan = new(2008, 1, 1);

    /// <summary>N.</summary>
    public decimal Compensation => Years * Base;

    /// <summary>N + 1.</summary>
    public decimal WithNoticePay => Compensation + NoticePay;

    /// <summary>2N.</summary>
    public decimal Damages => 2 * YearsOfDamages * Base;

    public static Severance Of(Employment work)
    {
        var capped = work.Wage > 3 * work.CityAverage;
        var raised = work.Wage < work.MinimumWage;
        var counted = capped ? 3 * work.CityAverage!.Value : raised ? work.MinimumWage!.Value : work.Wage;
        var most = capped ? MostYearsWhenCapped : decimal.MaxValue;
        var since = work.Began < LawBegan ? LawBegan : work.Began;
        return new Severance(
            Math.Min(most, YearsOf(since, work.LastDay)),
            Math.Min(most, YearsOf(work.Began, work.LastDay)),
            counted,
            work.LastMonth ?? work.Wage,
            capped,
            raised,
            work.Began < LawBegan);
    }

    /// <summary>A full year counts 1; of the rest six months or more count 1, less counts a half (art. 47).</summary>
    public static decimal YearsOf(DateOnly began, DateOnly lastDay)
    {
        var end = lastDay.AddDays(1);
        if (end <= began)
            return 0;
        var years = end.Year - began.Year;
        if (began.AddYears(years) > end)
            years--;
        var anniversary = began.AddYears(years);
        if (anniversary == end)
            return years;
        return anniversary.AddMonths(6) <= end ? years + 1 : years + 0.5m;
    }
}

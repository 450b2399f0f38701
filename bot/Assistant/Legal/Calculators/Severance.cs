namespace ResidentAssistant.Assistant.Legal.Calculators;

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

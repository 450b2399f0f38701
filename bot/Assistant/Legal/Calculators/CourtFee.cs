namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>The court's fee (案件受理费) in yuan; low and high are equal where the law sets one figure.</summary>
/// <param name="FixedLow">The part that is the same whatever the amount.</param>
public sealed record CourtFee(decimal FixedLow, decimal FixedHigh, IReadOnlyList<FeeBand> Bands)
{
    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("诉讼费用交纳办法", "2006-12-19", "六", "十二", "十三", "十四", "十五", "十六", "二十", "二十九", "三十三", "三十八", "四十四", "四十五"),
        .. Source.Of("最高人民法院关于适用《民事诉讼法》的解释", "2022-04-02", "二百零六"),
    ];

    private static readonly (decimal UpTo, decimal Rate)[] Property =
    [
        (100_000, 0.025m), (200_000, 0.02m), (500_000, 0.015m), (1_000_000, 0.01m), (2_000_000, 0.009m),
        (5_000_000, 0.008m), (10_000_000, 0.007m), (20_000_000, 0.006m), (decimal.MaxValue, 0.005m),
    ];

    private static readonly (decimal UpTo, decimal Rate)[] Enforced =
        [(500_000, 0.015m), (5_000_000, 0.01m), (10_000_000, 0.005m), (decimal.MaxValue, 0.001m)];

    public decimal Low => FixedLow + Bands.Sum(band => band.Fee);

    public decimal High => FixedHigh + Bands.Sum(band => band.Fee);

    /// <summary>Settled, withdrawn or tried by the simplified procedure: half, and only once (arts. 15, 16; 民诉法解释 206).</summary>
    public decimal HalfLow => Low / 2;

    public decimal HalfHigh => High / 2;

    /// <param name="amount">What is claimed; of a divorce all property to divide, of a right of personality the damages. 0: none.</param>
    public static CourtFee Of(CourtCase about, decimal amount) => about switch
    {
        CourtCase.Property => new CourtFee(50, 50, Split(amount, 10_000, Property)),
        CourtCase.Divorce => new CourtFee(50, 300, Split(amount, 200_000, [(decimal.MaxValue, 0.005m)])),
        CourtCase.Personality => new CourtFee(100, 500, Split(amount, 50_000, [(100_000, 0.01m), (decimal.MaxValue, 0.005m)])),
        CourtCase.Labour => new CourtFee(10, 10, []),
        CourtCase.Administrative => new CourtFee(50, 50, []),
        CourtCase.Other => new CourtFee(50, 100, []),
    };

    /// <summary>申请执行费 of art. 14(1), paid after enforcement by the one it is enforced against.</summary>
    public static decimal Enforcement(decimal amount) => 50 + Split(amount, 10_000, Enforced).Sum(band => band.Fee);

    /// <summary>保全费 of art. 14(2), at most 5,000 yuan.</summary>
    public static decimal Preservation(decimal amount) =>
        Math.Min(5_000, 30 + Split(amount, 1_000, [(100_000, 0.01m), (decimal.MaxValue, 0.005m)]).Sum(band => band.Fee));

    private static List<FeeBand> Split(decimal amount, decimal from, IEnumerable<(decimal UpTo, decimal Rate)> rates)
    {
        var bands = new List<FeeBand>();
        foreach (var (upTo, rate) in rates)
        {
            if (amount <= from)
                break;
            bands.Add(new FeeBand(from, Math.Min(amount, upTo) - from, rate));
            from = upTo;
        }

        return bands;
    }
}

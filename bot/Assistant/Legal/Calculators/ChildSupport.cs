namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>抚养费 of a month for all children together, in yuan, as courts commonly set it.</summary>
/// <param name="LowRate">0.2 is 20%.</param>
public sealed record ChildSupport(decimal Low, decimal High, decimal LowRate, decimal HighRate)
{
    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("民法典", "2020-05-28", "一千零八十五", "一百九十六"),
        .. Source.Of("最高人民法院关于适用《民法典》婚姻家庭编的解释（一）", "2020-12-29", "四十二", "四十九", "五十三", "五十八"),
    ];

    /// <param name="monthlyIncome">All income of the parent who pays; without a fixed income a twelfth of the year's.</param>
    public static ChildSupport Of(int children, decimal monthlyIncome)
    {
        var most = children >= 2 ? 0.5m : 0.3m;
        return new ChildSupport(monthlyIncome * 0.2m, monthlyIncome * most, 0.2m, most);
    }
}

namespace ResidentAssistant.Assistant;

/// <summary>Figures that the city or the province publishes, in yuan a month. Null: residents are asked, or told whom to ask.</summary>
public sealed class LocalStandards
{
    /// <summary>上年度职工月平均工资 (劳动合同法 47).</summary>
    public decimal? AverageMonthlyWage { get; init; }

    /// <summary>月最低工资标准 (劳动合同法实施条例 27).</summary>
    public decimal? MinimumMonthlyWage { get; init; }

    /// <summary>经济困难标准 of 法律援助法 34, for each member of a household.</summary>
    public decimal? LegalAidMonthlyIncome { get; init; }

    /// <summary>Where legal aid is applied for, e.g. 檀溪路 18 号政务中心二楼.</summary>
    public string? LegalAidOffice { get; init; }
}

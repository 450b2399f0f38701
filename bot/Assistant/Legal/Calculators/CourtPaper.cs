namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>A decision that somebody received and does not accept.</summary>
public enum CourtPaper
{
    /// <summary>民事一审判决</summary>
    CivilJudgment,

    /// <summary>民事一审裁定</summary>
    CivilRuling,

    /// <summary>行政一审判决</summary>
    AdministrativeJudgment,

    /// <summary>行政一审裁定</summary>
    AdministrativeRuling,

    /// <summary>刑事一审判决</summary>
    CriminalJudgment,

    /// <summary>刑事一审裁定</summary>
    CriminalRuling,

    /// <summary>劳动仲裁裁决: one sues, which is no appeal.</summary>
    LabourAward,

    /// <summary>二审判决、裁定: final; 再审 may be applied for.</summary>
    SecondInstance,
}

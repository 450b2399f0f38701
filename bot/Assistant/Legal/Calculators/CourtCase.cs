namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What a lawsuit is about, as far as its fee depends on it.</summary>
public enum CourtCase
{
    /// <summary>财产案件</summary>
    Property,

    /// <summary>离婚案件</summary>
    Divorce,

    /// <summary>人格权案件</summary>
    Personality,

    /// <summary>劳动争议案件</summary>
    Labour,

    /// <summary>行政案件，商标、专利、海事除外</summary>
    Administrative,

    /// <summary>其他非财产案件</summary>
    Other,
}

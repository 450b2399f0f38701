namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What the self-check says.</summary>
public enum LegalAid
{
    /// <summary>Economic hardship is no condition (32).</summary>
    WithoutCondition,

    /// <summary>Hardship is a condition and not examined (42).</summary>
    NotExamined,

    /// <summary>Within the local standard.</summary>
    Poor,

    /// <summary>Above the local standard.</summary>
    NotPoor,

    /// <summary>The local standard decides, and is not known here (34).</summary>
    DependsOnStandard,

    /// <summary>A matter that this law does not name; others may (31(9)).</summary>
    NotNamed,
}

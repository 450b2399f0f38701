namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>How a debt without a due day was asked for.</summary>
public enum Asked
{
    Never,
    GraceGiven,
    Refused,
}

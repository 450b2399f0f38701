using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>How a debt without a due day was asked for.</summary>
public enum Asked
{
    Never,
    GraceGiven,
    Refused,
}

using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class CourtFeeDraft
{
    public CourtCase? About { get; set; }
    public Amount? Amount { get; set; }
}

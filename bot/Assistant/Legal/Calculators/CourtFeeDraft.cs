using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class CourtFeeDraft
{
    public CourtCase? About { get; set; }
    public Amount? Amount { get; set; }
}

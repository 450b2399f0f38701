using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class AppealDraft
{
    public CourtPaper? Paper { get; set; }
    public SaidDay? Received { get; set; }
}

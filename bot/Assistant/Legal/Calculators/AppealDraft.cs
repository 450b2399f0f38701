using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class AppealDraft
{
    public CourtPaper? Paper { get; set; }
    public SaidDay? Received { get; set; }
}

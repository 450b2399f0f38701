using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class ArbitrationDraft
{
    public DisputeAbout? About { get; set; }
    public YesNo? StillEmployed { get; set; }
    public SaidDay? Begins { get; set; }
    public YesNo? WasInterrupted { get; set; }
    public SaidDay? Interrupted { get; set; }
}

using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class LimitationDraft
{
    public Claim? Claim { get; set; }
    public Asked? Asked { get; set; }
    public SaidDay? Begins { get; set; }
    public SaidDay? Harmed { get; set; }
    public YesNo? WasInterrupted { get; set; }
    public SaidDay? Interrupted { get; set; }
}

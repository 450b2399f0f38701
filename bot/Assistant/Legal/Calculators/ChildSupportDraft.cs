using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class ChildSupportDraft
{
    public HowMany? Children { get; set; }
    public YesNo? FixedIncome { get; set; }

    /// <summary>Of a month, or of a year without a fixed income.</summary>
    public Amount? Income { get; set; }
}

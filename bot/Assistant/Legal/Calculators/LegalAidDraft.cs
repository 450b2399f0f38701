using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class LegalAidDraft
{
    public AidMatter? Matter { get; set; }
    public AidPerson? Person { get; set; }

    /// <summary>0: none, or not told.</summary>
    public Amount? Income { get; set; }
}

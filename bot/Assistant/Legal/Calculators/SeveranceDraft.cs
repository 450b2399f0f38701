using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class SeveranceDraft
{
    public Leaving? Leaving { get; set; }
    public YesNo? Noticed { get; set; }
    public SaidSpan? Work { get; set; }
    public Amount? Wage { get; set; }

    /// <summary>0: like the average.</summary>
    public Amount? LastMonth { get; set; }

    /// <summary>0: not known.</summary>
    public Amount? CityAverage { get; set; }
}

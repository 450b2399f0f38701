using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

public sealed class OvertimeDraft
{
    public Amount? Wage { get; set; }
    public decimal? Workdays { get; set; }
    public decimal? RestDays { get; set; }
    public decimal? Holidays { get; set; }
    public decimal? Leave { get; set; }
}

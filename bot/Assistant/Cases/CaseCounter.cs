using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Case numbers of one day; counted up under the row's lock (<see cref="AppDb.CountedCase"/>), so no number is given twice.</summary>
public sealed class CaseCounter
{
    public DateOnly Day { get; private set; }
    public int Last { get; private set; }
}

namespace ResidentAssistant.Assistant.City;

/// <summary>Asked before a unit is disabled and where units are listed: each module adds what its units have not finished.</summary>
public sealed class OpenWork
{
    private readonly Dictionary<Guid, int> counts = [];

    /// <summary>How much the unit has still to do.</summary>
    public int Of(Guid unit) => counts.GetValueOrDefault(unit);

    public void Add(Guid unit, int count) => counts[unit] = Of(unit) + count;
}

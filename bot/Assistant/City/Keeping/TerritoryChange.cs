namespace ResidentAssistant.Assistant.City;

/// <summary>How a change of a unit, a place or an item of the duty list ended.</summary>
public abstract record TerritoryChange
{
    private TerritoryChange()
    {
    }

    /// <param name="Subject">Name of the unit or place, or number of the item, as it is now.</param>
    public sealed record Done(string Subject) : TerritoryChange;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : TerritoryChange;
}

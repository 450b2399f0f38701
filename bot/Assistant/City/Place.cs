namespace ResidentAssistant.Assistant.City;

/// <summary>A place residents name (地名): an estate, a road, a market, with the unit that answers for it.</summary>
public sealed class Place
{
    private Place()
    {
    }

    public Place(Guid id, string name, IReadOnlyList<string> aliases, Guid unitId)
    {
        Id = id;
        Name = name;
        Aliases = aliases;
        UnitId = unitId;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What residents also call it.</summary>
    public IReadOnlyList<string> Aliases { get; private set; } = [];
    public Guid UnitId { get; private set; }

    internal void Change(string name, IReadOnlyList<string> aliases, Guid unitId) => (Name, Aliases, UnitId) = (name, aliases, unitId);
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Where lawyers receive residents (服务点).</summary>
public sealed class Venue
{
    public const int NameLimit = 100;

    private Venue()
    {
    }

    /// <param name="id">Its key.</param>
    /// <param name="name">As residents read it, 1 to 100 characters; no other venue has it.</param>
    /// <param name="address">Street and number; may be empty.</param>
    /// <param name="way">How one gets there (公交、停车、几楼), in a sentence; may be empty.</param>
    /// <param name="unitId">The community or street it lies in; null: not said.</param>
    public Venue(Guid id, string name, string address = "", string way = "", Guid? unitId = null)
    {
        Id = id;
        Name = name;
        Address = address;
        Way = way;
        UnitId = unitId;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Way { get; private set; } = "";
    public Guid? UnitId { get; private set; }

    /// <summary>Since then nobody is received there; null: in use.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    internal void Change(Venue to) => (Name, Address, Way, UnitId, ClosedAt) = (to.Name, to.Address, to.Way, to.UnitId, to.ClosedAt);

    /// <summary>The same, in which nobody is received any more.</summary>
    internal Venue Closed(DateTimeOffset now) => new(Id, Name, Address, Way, UnitId) { ClosedAt = now };
}

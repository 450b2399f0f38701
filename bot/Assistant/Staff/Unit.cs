namespace ResidentAssistant.Assistant.Staff;

/// <summary>A part of the administration that answers for cases (单位).</summary>
public sealed class Unit
{
    private Unit()
    {
    }

    public Unit(Guid id, string name, UnitKind kind, Guid? parentId)
    {
        Id = id;
        Name = name;
        Kind = kind;
        ParentId = parentId;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public UnitKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
}

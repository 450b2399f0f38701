namespace ResidentAssistant.Assistant.City;

/// <summary>A part of the administration that answers for cases (单位), below the one it belongs to.</summary>
public sealed class Unit
{
    /// <summary>Levels below each other, with room: city, district, street, community, grid cell.</summary>
    public const int Deepest = 8;

    /// <summary>Characters of a level in <see cref="Path"/>.</summary>
    internal const int LevelLength = 33;

    private Unit()
    {
    }

    /// <param name="id">Chosen by whoever adds it.</param>
    /// <param name="name">1 to 64 letters; no other unit has it.</param>
    /// <param name="kind">Its level.</param>
    /// <param name="parent">Which it belongs to; null for the city itself.</param>
    /// <exception cref="ArgumentException">The path would be longer than <see cref="Deepest"/> levels.</exception>
    public Unit(Guid id, string name, UnitKind kind, Unit? parent)
    {
        Id = id;
        Name = name;
        Stand(kind, parent);
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public UnitKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }

    /// <summary>Ids from the top to this one, each followed by a slash: whatever begins with it is this unit or below it.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Since then it takes no new cases and nobody works there (停用); null: in use.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    internal void Rename(string name) => Name = name;

    /// <summary>Puts it below another; the units below it are put there again by whoever calls this, from above to below.</summary>
    /// <inheritdoc cref="Unit(Guid, string, UnitKind, Unit?)"/>
    internal void Stand(UnitKind kind, Unit? parent)
    {
        var path = $"{parent?.Path}{Id:N}/";
        if (path.Length > Deepest * LevelLength)
            throw new ArgumentException($"A unit stands at most {Deepest} levels deep.", nameof(parent));
        (Kind, ParentId, Path) = (kind, parent?.Id, path);
    }

    internal void Disable(DateTimeOffset now) => DisabledAt ??= now;

    internal void Enable() => DisabledAt = null;
}

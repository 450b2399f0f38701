namespace ResidentAssistant.Assistant.City;

/// <summary>Takes rows of a workbook into the city by the same rules as a person's hand.</summary>
internal sealed class TakeRows(UnitTree units, PlaceList places, DutyList duties, DoorplateList doorplates)
{
    /// <summary>How a row ended that was not refused.</summary>
    private enum Taken
    {
        Added,
        Changed,
        Unchanged,
    }

    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }
    public List<RefusedRow> Refused { get; } = [];

    /// <summary>
    /// Takes rows of one sheet. A unit may stand in the file before the one it belongs to: what is refused is tried again after others were taken.
    /// </summary>
    public void Run(IReadOnlyList<TerritoryRow> rows)
    {
        while (rows.Count > 0)
        {
            var waiting = new List<(TerritoryRow Row, string Why)>();
            foreach (var row in rows)
            {
                var (taken, why) = Take(row);
                if (why is not null)
                    waiting.Add((row, why));
                Added += taken == Taken.Added ? 1 : 0;
                Changed += taken == Taken.Changed ? 1 : 0;
                Unchanged += taken == Taken.Unchanged ? 1 : 0;
            }

            if (waiting.Count == rows.Count)
            {
                Refused.AddRange(waiting.Select(one => one.Row.Refuse(one.Why)));
                return;
            }

            rows = [.. waiting.Select(one => one.Row)];
        }
    }

    private (Taken? Taken, string? Why) Take(TerritoryRow row) => row.Sheet.Kind switch
    {
        TerritorySheets.Units => TakeUnit(row.Values[0], row.Values[1], row.Values[2]),
        TerritorySheets.Places => TakePlace(row.Values[0], row.Values[1], row.Values[2]),
        TerritorySheets.Duties => TakeDuty(row.Values[0], row.Values[1], row.Values[2], row.Values[3]),
        TerritorySheets.Doorplates => TakeDoorplate(row.Values[0], row.Values[1], row.Values[2], row.Values[3]),
        _ => throw new InvalidOperationException(),
    };

    private (Taken? Taken, string? Why) TakeUnit(string name, string level, string above)
    {
        if (UnitKinds.Named(level) is not { } kind)
            return (null, $"级别要写其中一个：{string.Join('、', Enum.GetValues<UnitKind>().Select(UnitKinds.NameOf))}。");
        if (above == name)
            return (null, UnitTree.UnderItself);
        var parent = above.Length == 0 ? null : units.Find(above);
        if (parent is null && above.Length > 0)
            return (null, NoUnit(above));
        if (units.Find(name) is not { } known)
            return Told(units.Add(name, kind, parent), Taken.Added);
        return known.Name == name && known.Kind == kind && known.ParentId == parent?.Id ? (Taken.Unchanged, null)
            : Told(units.Change(known, name, kind, parent), Taken.Changed);
    }

    private (Taken? Taken, string? Why) TakePlace(string name, string others, string unitName)
    {
        if (units.Find(unitName) is not { } unit)
            return (null, NoUnit(unitName));
        var (known, aliases) = (places.Find(name), PlaceList.Aliases(others, name));
        return known is not null && known.Name == name && known.UnitId == unit.Id && known.Aliases.SequenceEqual(aliases) ? (Taken.Unchanged, null)
            : Told(places.Save(known, name, aliases, unit), known is null ? Taken.Added : Taken.Changed);
    }

    private (Taken? Taken, string? Why) TakeDuty(string number, string unitName, string category, string text)
    {
        if (units.Find(unitName) is not { } unit)
            return (null, NoUnit(unitName));
        var known = duties.Find(number);
        return known is not null && (known.Number, known.UnitId, known.Category, known.Text) == (number, unit.Id, category, text) ? (Taken.Unchanged, null)
            : Told(duties.Save(known, number, unit, category, text), known is null ? Taken.Added : Taken.Changed);
    }

    private (Taken? Taken, string? Why) TakeDoorplate(string text, string unitName, string north, string east)
    {
        if (units.Find(unitName) is not { } unit)
            return (null, NoUnit(unitName));
        if (DoorplateList.Read(north, east, out var spot) is { } why)
            return (null, why);
        var known = doorplates.Find(text);
        return known is not null && known.UnitId == unit.Id && known.Spot == spot ? (Taken.Unchanged, null)
            : Told(doorplates.Save(known, text, unit, spot), known is null ? Taken.Added : Taken.Changed);
    }

    private static string NoUnit(string name) => $"没有名为“{name}”的单位。";

    private static (Taken? Taken, string? Why) Told(string? why, Taken taken) => why is null ? (taken, null) : (null, why);
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>All units within a transaction that changes them, and the rules by which they stand below each other.</summary>
internal sealed class UnitTree
{
    public const int LongestName = 64;
    public const string UnderItself = "单位不能放在自己下面。";

    private readonly AppDb db;
    private readonly Dictionary<Guid, Unit> byId;
    private readonly Dictionary<string, Unit> byName = new(StringComparer.OrdinalIgnoreCase);

    private UnitTree(AppDb db, IReadOnlyList<Unit> units)
    {
        this.db = db;
        byId = units.ToDictionary(unit => unit.Id);
        foreach (var unit in units)
            byName.TryAdd(unit.Name, unit);
    }

    public static async Task<UnitTree> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        // Takes the lock of the top: of two who put units below each other at the same time, the second sees what the first did.
        await db.Units.Where(unit => unit.ParentId == null).ExecuteUpdateAsync(set => set.SetProperty(unit => unit.Name, unit => unit.Name), cancellation);
        return new UnitTree(db, await db.Units.ToListAsync(cancellation));
    }

    public Unit? Find(string name) => byName.GetValueOrDefault(name);

    public Unit? Find(Guid? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    /// <summary>The unit and all below it, from above to below.</summary>
    public IEnumerable<Unit> Within(Unit unit) =>
        byId.Values.Where(one => one.Path.StartsWith(unit.Path, StringComparison.Ordinal)).OrderBy(one => one.Path.Length);

    /// <returns>Why it is not added, in Chinese; null when it is.</returns>
    public string? Add(string name, UnitKind kind, Unit? parent)
    {
        if (WhyNot(null, name, kind, parent) is { } why)
            return why;
        var unit = new Unit(Guid.NewGuid(), name, kind, parent);
        db.Units.Add(unit);
        byId.Add(unit.Id, unit);
        byName.Add(name, unit);
        return null;
    }

    /// <returns>Why it stays as it is, in Chinese; null when it is changed, with all below it.</returns>
    public string? Change(Unit unit, string name, UnitKind kind, Unit? parent)
    {
        if (WhyNot(unit, name, kind, parent) is { } why)
            return why;
        List<Unit> below = [.. Within(unit).Where(one => one != unit)];
        byName.Remove(unit.Name);
        unit.Rename(name);
        byName[name] = unit;
        if (unit.Kind == kind && unit.ParentId == parent?.Id)
            return null;
        unit.Stand(kind, parent);
        foreach (var one in below)
            one.Stand(one.Kind, Find(one.ParentId));
        return null;
    }

    private string? WhyNot(Unit? unit, string name, UnitKind kind, Unit? parent)
    {
        if (name.Length is 0 or > LongestName)
            return $"名称要写 1 到 {LongestName} 个字。";
        if (Find(name) is { } other && other != unit)
            return $"已经有叫“{other.Name}”的单位。";
        if (parent is null)
            return byId.Values.Any(one => one.ParentId is null && one != unit) ? "请写明上级单位，只有最上面的一个单位没有上级。" : LevelsBelow(unit, kind);
        if (parent == unit)
            return UnderItself;
        if (unit is not null && parent.Path.StartsWith(unit.Path, StringComparison.Ordinal))
            return $"“{parent.Name}”在“{unit.Name}”下面，不能反过来放。";
        if (parent.DisabledAt is not null && unit?.DisabledAt is null)
            return $"上级“{parent.Name}”已经停用。";
        if (!MayStand(kind, parent.Kind))
            return $"{UnitKinds.NameOf(kind)}不能放在{UnitKinds.NameOf(parent.Kind)}“{parent.Name}”下面，上级要高一级。";
        var height = unit is null ? 1 : (Within(unit).Max(one => one.Path.Length) - unit.Path.Length + Unit.LevelLength) / Unit.LevelLength;
        if ((parent.Path.Length / Unit.LevelLength) + height > Unit.Deepest)
            return $"单位最多 {Unit.Deepest} 级，这里放不下了。";
        return LevelsBelow(unit, kind);
    }

    private string? LevelsBelow(Unit? unit, UnitKind kind) => unit is not null && unit.Kind != kind
        && byId.Values.Where(one => one.ParentId == unit.Id && !MayStand(one.Kind, kind)).MinBy(one => one.Name, StringComparer.Ordinal) is { } below
        ? $"它下面有{UnitKinds.NameOf(below.Kind)}“{below.Name}”，不能改成{UnitKinds.NameOf(kind)}。" : null;

    /// <summary>Below a higher level; departments also below departments.</summary>
    private static bool MayStand(UnitKind kind, UnitKind above) => above < kind || (kind == UnitKind.Department && above == UnitKind.Department);
}

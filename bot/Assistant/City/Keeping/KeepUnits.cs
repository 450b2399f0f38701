using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>What administrators do with the units of the city. Nothing is deleted: cases of the past name the units that had them.</summary>
public sealed class KeepUnits(Transactions transactions, ChangeTerritory territory, IEnumerable<IHandler<OpenWork>> handlers, TimeProvider clock)
{
    /// <summary>Each unit after the one it belongs to, neighbours by level and name; none for whoever may not keep them.</summary>
    public async Task<IReadOnlyList<UnitLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.AsNoTracking().ToListAsync(cancellation);
        var people = (await db.Users.AsNoTracking().Where(u => u.UnitId != null && u.DisabledAt == null).OrderBy(u => u.Name)
            .Select(u => new { Unit = u.UnitId!.Value, u.Name }).ToListAsync(cancellation)).ToLookup(one => one.Unit, one => one.Name);
        var open = new OpenWork();
        await handlers.TellAsync(db, open, clock.GetUtcNow(), cancellation);
        var below = units.ToLookup(unit => unit.ParentId);
        return [.. Below(null, 0)];

        IEnumerable<UnitLine> Below(Unit? above, int depth) => below[above?.Id].OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name, StringComparer.Ordinal)
            .SelectMany(unit => Below(unit, depth + 1).Prepend(new UnitLine(unit, depth, above?.Name, [.. people[unit.Id]], open.Of(unit.Id))));
    }

    /// <param name="by">Who adds it.</param>
    /// <param name="name">1 to 64 letters.</param>
    /// <param name="kind">Its level.</param>
    /// <param name="parent">Of a higher level; null for the first unit of a city alone.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<TerritoryChange> AddAsync(StaffIdentity? by, string name, UnitKind kind, Guid? parent, CancellationToken cancellation) => territory.RunAsync(
        by,
        "unit.add",
        async (db, _) =>
        {
            var (tree, tidy) = (await UnitTree.ReadAsync(db, cancellation), SheetText.Read(name));
            return parent is not null && tree.Find(parent) is null ? NotThere : Told(tree.Add(tidy, kind, tree.Find(parent)), tidy);
        },
        cancellation);

    /// <summary>Gives it another name, level or place below another unit; what is below it moves with it.</summary>
    public Task<TerritoryChange> ChangeAsync(StaffIdentity? by, Guid id, string name, UnitKind kind, Guid? parent, CancellationToken cancellation) =>
        territory.RunAsync(
        by,
        "unit.change",
        async (db, _) =>
        {
            var (tree, tidy) = (await UnitTree.ReadAsync(db, cancellation), SheetText.Read(name));
            return tree.Find(id) is not { } unit || (parent is not null && tree.Find(parent) is null) ? NotThere
                : Told(tree.Change(unit, tidy, kind, tree.Find(parent)), tidy);
        },
        cancellation);

    /// <summary>From then on it takes no new cases and no staff. Whoever works there, and what it has not finished, is moved first.</summary>
    public Task<TerritoryChange> DisableAsync(StaffIdentity? by, Guid id, CancellationToken cancellation) => territory.RunAsync(
        by,
        "unit.disable",
        async (db, now) =>
        {
            var tree = await UnitTree.ReadAsync(db, cancellation);
            if (tree.Find(id) is not { } unit)
                return NotThere;
            if (await HoldsAsync(db, tree, unit, now, cancellation) is { Count: > 0 } holds)
                return new TerritoryChange.Refused($"“{unit.Name}”还有 {string.Join('、', holds)}，请先移走，再停用。");
            unit.Disable(now);
            return new TerritoryChange.Done(unit.Name);
        },
        cancellation);

    public Task<TerritoryChange> EnableAsync(StaffIdentity? by, Guid id, CancellationToken cancellation) => territory.RunAsync(
        by,
        "unit.enable",
        async (db, _) =>
        {
            var tree = await UnitTree.ReadAsync(db, cancellation);
            if (tree.Find(id) is not { } unit)
                return NotThere;
            if (tree.Find(unit.ParentId) is { DisabledAt: not null } above)
                return new TerritoryChange.Refused($"上级“{above.Name}”已经停用，请先启用它。");
            unit.Enable();
            return new TerritoryChange.Done(unit.Name);
        },
        cancellation);

    private static TerritoryChange NotThere => new TerritoryChange.Refused("没有这个单位。");

    private static TerritoryChange Told(string? why, string name) => why is null ? new TerritoryChange.Done(name) : new TerritoryChange.Refused(why);

    private async Task<IReadOnlyList<string>> HoldsAsync(AppDb db, UnitTree tree, Unit unit, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = new OpenWork();
        await handlers.TellAsync(db, open, now, cancellation);
        var people = await db.Users.CountAsync(u => u.UnitId == unit.Id && u.DisabledAt == null, cancellation);
        var below = tree.Within(unit).Count(one => one != unit && one.DisabledAt is null);
        return
        [
            .. new[] { (people, "个账号"), (open.Of(unit.Id), "件没办完的诉求"), (below, "个下级单位") }
                .Where(one => one.Item1 > 0).Select(one => $"{one.Item1} {one.Item2}"),
        ];
    }
}

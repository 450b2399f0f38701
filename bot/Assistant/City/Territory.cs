using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The units of the city and how they stand below each other.</summary>
public sealed class Territory
{
    private readonly Dictionary<Guid, Unit> units;

    public Territory(IEnumerable<Unit> units) => this.units = units.ToDictionary(unit => unit.Id);

    /// <summary>All units, those above before those below, and by name.</summary>
    public IReadOnlyList<Unit> All => [.. units.Values.OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name, StringComparer.Ordinal)];

    /// <summary>The unit above all others; null in a city without units.</summary>
    public Unit? Top => All is [var top, ..] ? top : null;

    /// <returns>Null when there is no such unit.</returns>
    public Unit? Find(Guid? id) => id is { } known ? units.GetValueOrDefault(known) : null;

    /// <summary>A unit to which cases may be given.</summary>
    /// <returns>Null when there is no such unit, or it is disabled.</returns>
    public Unit? InUse(Guid? id) => Find(id) is { DisabledAt: null } unit ? unit : null;

    /// <summary>By its id or its full name.</summary>
    public Unit? Find(string idOrName) =>
        Guid.TryParse(idOrName, out var id) ? Find(id) : units.Values.FirstOrDefault(unit => unit.Name == idOrName.Trim());

    /// <summary>True for the unit itself and for all below it.</summary>
    public bool IsWithin(Guid? unit, Guid? above) => Find(unit) is { } one && Find(above) is { } top && one.Path.StartsWith(top.Path, StringComparison.Ordinal);

    /// <summary>The next unit upwards that dispatches: street, district or city; null above the city.</summary>
    public Unit? Above(Guid? unit)
    {
        for (var one = Find(Find(unit)?.ParentId); one is not null; one = Find(one.ParentId))
            if (one is { DisabledAt: null, Kind: UnitKind.Street or UnitKind.District or UnitKind.City })
                return one;
        return null;
    }

    internal static async Task<Territory> ReadAsync(AppDb db, CancellationToken cancellation) =>
        new(await db.Units.AsNoTracking().ToListAsync(cancellation));
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>What administrators do with the places residents name, and which unit answers for each.</summary>
public sealed class KeepPlaces(Transactions transactions, ChangeTerritory territory)
{
    private static readonly TerritoryChange Gone = new TerritoryChange.Refused("这个地名刚才被别人删了。");

    /// <summary>By name; none for whoever may not keep them.</summary>
    public async Task<IReadOnlyList<PlaceLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var places = await db.Places.AsNoTracking().OrderBy(place => place.Name).ToListAsync(cancellation);
        return [.. places.Select(place => new PlaceLine(place, units[place.UnitId]))];
    }

    /// <param name="by">Who adds it.</param>
    /// <param name="name">2 to 64 letters.</param>
    /// <param name="aliases">What residents also call it, with 、 between.</param>
    /// <param name="unit">Who answers for it.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<TerritoryChange> AddAsync(StaffIdentity? by, string name, string aliases, Guid unit, CancellationToken cancellation) =>
        territory.RunAsync(by, "place.add", (db, _) => SaveAsync(db, null, name, aliases, unit, cancellation), cancellation);

    public Task<TerritoryChange> SaveAsync(StaffIdentity? by, Guid id, string name, string aliases, Guid unit, CancellationToken cancellation) =>
        territory.RunAsync(by, "place.save", (db, _) => SaveAsync(db, id, name, aliases, unit, cancellation), cancellation);

    /// <summary>From then on it is found in no message; cases keep what residents wrote.</summary>
    public Task<TerritoryChange> DeleteAsync(StaffIdentity? by, Guid id, CancellationToken cancellation) => territory.RunAsync(
        by,
        "place.delete",
        async (db, _) =>
        {
            if (await db.Places.SingleOrDefaultAsync(place => place.Id == id, cancellation) is not { } found)
                return Gone;
            db.Places.Remove(found);
            return new TerritoryChange.Done(found.Name);
        },
        cancellation);

    private static async Task<TerritoryChange> SaveAsync(AppDb db, Guid? id, string name, string aliases, Guid unitId, CancellationToken cancellation)
    {
        var places = await PlaceList.ReadAsync(db, cancellation);
        var place = id is { } known ? places.Find(known) : null;
        if (place is null && id is not null)
            return Gone;
        if (await db.Units.SingleOrDefaultAsync(unit => unit.Id == unitId, cancellation) is not { } unit)
            return new TerritoryChange.Refused("请选一个单位。");
        var tidy = SheetText.Read(name);
        return places.Save(place, tidy, PlaceList.Aliases(SheetText.Read(aliases), tidy), unit) is { } why
            ? new TerritoryChange.Refused(why) : new TerritoryChange.Done(tidy);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>What administrators do with the duty list. An item may go: what happened on its basis keeps its number.</summary>
public sealed class KeepDuties(Transactions transactions, ChangeTerritory territory, IEnumerable<DutyCategory> categories)
{
    private static readonly TerritoryChange Gone = new TerritoryChange.Refused("这一条刚才被别人删了。");

    /// <summary>By number; none for whoever may not keep them.</summary>
    public async Task<IReadOnlyList<DutyLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var duties = await db.Duties.AsNoTracking().OrderBy(duty => duty.Number).ToListAsync(cancellation);
        return [.. duties.Select(duty => new DutyLine(duty, units[duty.UnitId]))];
    }

    /// <param name="by">Who adds it.</param>
    /// <param name="number">1 to 32 letters without a space; no other item has it.</param>
    /// <param name="unit">Whose duty it is.</param>
    /// <param name="category">One of <see cref="DutyCategory"/>.</param>
    /// <param name="text">What is to be done, 1 to 300 letters.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<TerritoryChange> AddAsync(StaffIdentity? by, string number, Guid unit, string category, string text, CancellationToken cancellation) =>
        territory.RunAsync(by, "duty.add", (db, _) => SaveAsync(db, null, number, unit, category, text, cancellation), cancellation);

    public Task<TerritoryChange> SaveAsync(
        StaffIdentity? by, Guid id, string number, Guid unit, string category, string text, CancellationToken cancellation) =>
        territory.RunAsync(by, "duty.save", (db, _) => SaveAsync(db, id, number, unit, category, text, cancellation), cancellation);

    public Task<TerritoryChange> DeleteAsync(StaffIdentity? by, Guid id, CancellationToken cancellation) => territory.RunAsync(
        by,
        "duty.delete",
        async (db, _) =>
        {
            if (await db.Duties.SingleOrDefaultAsync(duty => duty.Id == id, cancellation) is not { } found)
                return Gone;
            db.Duties.Remove(found);
            return new TerritoryChange.Done(found.Number);
        },
        cancellation);

    private async Task<TerritoryChange> SaveAsync(
        AppDb db, Guid? id, string number, Guid unitId, string category, string text, CancellationToken cancellation)
    {
        var duties = await DutyList.ReadAsync(db, categories, cancellation);
        var duty = id is { } known ? duties.Find(known) : null;
        if (duty is null && id is not null)
            return Gone;
        if (await db.Units.SingleOrDefaultAsync(unit => unit.Id == unitId, cancellation) is not { } unit)
            return new TerritoryChange.Refused("请选一个单位。");
        var tidy = SheetText.Read(number);
        return duties.Save(duty, tidy, unit, SheetText.Read(category), SheetText.Read(text)) is { } why
            ? new TerritoryChange.Refused(why) : new TerritoryChange.Done(tidy);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What whoever works on the spot has at hand: the own last lines, the doorplates of the own cells, the place behind a scanned code.</summary>
public sealed class ReadGrid(Transactions transactions)
{
    private const int Lines = 20;

    /// <summary>Doorplates that a telephone is given at once: all of a cell, and of a community.</summary>
    private const int MostDoors = 1500;

    /// <summary>The own last lines, the newest first.</summary>
    public async Task<IReadOnlyList<GridLine>> LinesAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(GridActions.Record))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var mine = await db.GridEntries.AsNoTracking().Where(e => e.StaffId == staff.Id).OrderByDescending(e => e.At).ThenBy(e => e.Key).Take(Lines)
            .ToListAsync(cancellation);
        var ids = mine.Where(e => e.CaseId is not null).Select(e => e.CaseId!.Value).ToList();
        var numbers = await db.Cases.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number })
            .ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return [.. mine.Select(e => new GridLine(e, e.CaseId is { } id ? numbers.GetValueOrDefault(id) : null))];
    }

    /// <summary>The doorplates of the own unit and of those below it.</summary>
    public async Task<IReadOnlyList<Doorplate>> DoorsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var units = (await Access.UnitsAsync(db, staff, GridActions.Record, cancellation) ?? []).OfType<Guid>().ToList();
        return await db.Doorplates.AsNoTracking().Where(d => units.Contains(d.UnitId)).OrderBy(d => d.Text).Take(MostDoors).ToListAsync(cancellation);
    }

    /// <summary>The place of a doorplate whose code was scanned.</summary>
    /// <returns>Null: it is no doorplate's code.</returns>
    public async Task<string?> PlaceAsync(StaffIdentity staff, string code, CancellationToken cancellation)
    {
        if (!staff.May(GridActions.Record) || !Scene.IsId(code))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Scenes.Where(s => s.Id == code && s.Kind == SceneKind.Doorplate).Select(s => s.Subject).FirstOrDefaultAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>The doorplates as administrators keep them, which is by workbook alone: a city has tens of thousands.</summary>
public sealed class KeepDoorplates(Transactions transactions)
{
    /// <summary>By text; none for whoever may not keep them.</summary>
    public async Task<IReadOnlyList<DoorplateLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var plates = await db.Doorplates.AsNoTracking().OrderBy(plate => plate.Text).ToListAsync(cancellation);
        return [.. plates.Select(plate => new DoorplateLine(plate, units[plate.UnitId]))];
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>Finds a unit as programs and operators name it.</summary>
public static class FindUnit
{
    /// <param name="db">Where.</param>
    /// <param name="named">The unit's id in any form, or its full name.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null: there is none.</returns>
    public static Task<Unit?> FindUnitAsync(this AppDb db, string named, CancellationToken cancellation) => Guid.TryParse(named, out var id)
        ? db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation)
        : db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Name == named, cancellation);
}

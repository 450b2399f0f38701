using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>Estates and streets by all their names: together with a story they tell who somebody is.</summary>
internal static class PlaceNames
{
    public static async Task<IReadOnlyList<string>> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().ToListAsync(cancellation);
        return [.. places.SelectMany(p => p.Aliases.Prepend(p.Name))];
    }
}

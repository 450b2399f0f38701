using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The units of the city, which are no secret.</summary>
public sealed class ReadUnits(Transactions transactions)
{
    /// <summary>Some of them, each unit after the one it belongs to.</summary>
    /// <param name="after">The <see cref="Unit.Path"/> of the last one read before; null begins.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Unit>> RunAsync(string? after, int atMost, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var all = db.Units.AsNoTracking();
        if (after is not null)
            all = all.Where(u => string.Compare(u.Path, after) > 0);
        return await all.OrderBy(u => u.Path).Take(atMost).ToListAsync(cancellation);
    }
}

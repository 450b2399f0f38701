using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The names of all units, for lists that show many.</summary>
public sealed class UnitNames(Transactions transactions)
{
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
    }
}

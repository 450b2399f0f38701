using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Other cases of the resident whose case it is, as far as this person may see them.</summary>
public sealed class ReadEarlierCases(Transactions transactions)
{
    private const int Most = 10;

    /// <returns>The newest first; none for what was filed by telephone or a system, where the resident is not known.</returns>
    public async Task<IReadOnlyList<Case>> ListAsync(StaffIdentity staff, string number, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = (await HandleCase.VisibleAsync(db, staff, cancellation)).AsNoTracking();
        if (await visible.Where(c => c.Number == number).Select(c => c.ResidentId).FirstOrDefaultAsync(cancellation) is not { } resident)
            return [];
        return await visible.Where(c => c.ResidentId == resident && c.Number != number).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Number)
            .Take(Most).ToListAsync(cancellation);
    }
}

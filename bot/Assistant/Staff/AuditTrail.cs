using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>The log of what staff did (操作日志), as it is read. Use cases write their entries in their own transaction.</summary>
public sealed class AuditTrail(Transactions transactions)
{
    /// <summary>The newest entries first.</summary>
    public async Task<IReadOnlyList<AuditLine>> NewestAsync(StaffIdentity staff, int atMost, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Audit))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var entries = await db.Audit.AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(atMost).ToListAsync(cancellation);
        var accounts = entries.Select(e => Guid.TryParseExact(e.Subject, "N", out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString("N"), u => u.Name, cancellation);
        return [.. entries.Select(e => new AuditLine(e, names.GetValueOrDefault(e.Subject)))];
    }
}

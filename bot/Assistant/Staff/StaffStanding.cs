using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Whether a sign-in still holds. Asked of the database by every request of the console and by every open page every few
/// seconds: one row by its key, and the same answer on every node.
/// </summary>
public sealed class StaffStanding(Transactions transactions)
{
    /// <param name="who">As the sign-in has it.</param>
    /// <param name="stamp">As the sign-in has it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>False when the account is disabled, was moved or signed out, or has another password.</returns>
    public async Task<bool> HoldsAsync(StaffIdentity who, string? stamp, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == who.Id, cancellation) is { DisabledAt: null } member
            && stamp is not null && member.SecurityStamp == stamp && StaffIdentity.Of(member) == who;
    }
}

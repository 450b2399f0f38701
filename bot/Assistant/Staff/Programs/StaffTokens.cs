using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Gives programs tokens to act as a member of staff. The acting administrator is null on the command line.</summary>
public sealed class StaffTokens(Transactions transactions, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Days that a token holds at most.</summary>
    public const int MostDays = 365;

    /// <param name="by">Who gives it.</param>
    /// <param name="email">Of the account that the program acts as.</param>
    /// <param name="days">From 1 to <see cref="MostDays"/>.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<StaffTokenGiven> GiveAsync(StaffIdentity? by, string email, int days, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Programs))
            return new StaffTokenGiven.Refused("只有管理员能发令牌。");
        if (days is < 1 or > MostDays)
            return new StaffTokenGiven.Refused($"令牌的有效期是 1 到 {MostDays} 天。");
        var name = names.NormalizeName(email.Trim());
        return await transactions.RunAsync<StaffTokenGiven>(
            async db =>
            {
                if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name, cancellation) is not { } member)
                    return new StaffTokenGiven.Refused($"没有邮箱是 {email} 的账号。");
                if (member.DisabledAt is not null)
                    return new StaffTokenGiven.Refused($"账号 {email} 已停用，不能发令牌。");
                var now = clock.GetUtcNow();
                var secret = ProgramSecret.New(ProgramSecret.Staff, now);
                var token = new StaffToken(member, secret, now, now.AddDays(days));
                await db.StaffTokens.Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
                db.StaffTokens.Add(token);
                db.Audit.Add(new AuditEntry(by, "staff.token", member.Id.ToString("N"), now));
                return new StaffTokenGiven.Done(secret.Text, token.ExpiresAt);
            },
            cancellation);
    }
}

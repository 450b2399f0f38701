using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Gives an account a password that its owner chose. All other sign-ins of the account end.</summary>
public sealed class ChangePassword(
    Transactions transactions, CheckPassword passwords, SignInLimits limits, IPasswordHasher<StaffMember> hasher, TimeProvider clock)
{
    private const string WrongCurrent = "现在的密码没有对上，请再试一次；输错几次后，要等 15 分钟才能再试。";

    public async Task<PasswordChange> RunAsync(StaffIdentity who, string current, string next, Caller caller, CancellationToken cancellation)
    {
        StaffMember? found;
        await using (var db = await transactions.ReadAsync(cancellation))
            found = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == who.Id, cancellation);
        if (found is null)
            return new PasswordChange.Refused(WrongCurrent);
        if (PasswordRules.Refuse(next, found.Email) is { } why)
            return new PasswordChange.Refused($"新{why}");
        if (next == current)
            return new PasswordChange.Refused("新密码和现在的一样，请换一个。");
        if (current.Length is 0 or > PasswordRules.Longest || await passwords.RunAsync(found, "", current, caller, cancellation) is not { } right)
            return new PasswordChange.Refused(WrongCurrent);
        var hash = hasher.HashPassword(found, next);
        return await transactions.RunAsync(db => ReplaceAsync(db, found, hash, right), CancellationToken.None);
    }

    private async Task<PasswordChange> ReplaceAsync(AppDb db, StaffMember compared, string hash, CountedTry right)
    {
        await limits.ForgetAsync(db, right, CancellationToken.None);
        var member = await db.Users.SingleOrDefaultAsync(u => u.Id == compared.Id);
        if (member is not { DisabledAt: null } || member.PasswordHash != compared.PasswordHash)
            return new PasswordChange.Refused(WrongCurrent);
        member.ReplacePassword(hash, oneTime: false);
        db.Audit.Add(new AuditEntry(StaffIdentity.Of(member), "staff.password", member.Id.ToString("N"), clock.GetUtcNow()));
        return new PasswordChange.Done(member, SignInStaff.NewDevice(passwords, member));
    }
}

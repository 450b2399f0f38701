using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Lets staff in and out, and writes both down.</summary>
public sealed class SignInStaff(Transactions transactions, CheckPassword passwords, SignInLimits limits, ILookupNormalizer names, TimeProvider clock)
{
    private const int LongestEmail = 256;

    /// <param name="email">As it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="caller">Who types it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<SignInOutcome> RunAsync(string email, string password, Caller caller, CancellationToken cancellation)
    {
        // No account has such a name or password: that is known without looking.
        if (password.Length is 0 or > PasswordRules.Longest || NameOf(email) is not { } name)
            return new SignInOutcome.Refused();
        StaffMember? found;
        await using (var db = await transactions.ReadAsync(cancellation))
            found = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name, cancellation);
        if (await passwords.RunAsync(found, name, password, caller, cancellation) is not { } right)
            return new SignInOutcome.Refused();
        return await transactions.RunAsync(db => EnterAsync(db, found!, right), CancellationToken.None);
    }

    /// <summary>Signs the account out in every browser: pages left open on a shared computer go too.</summary>
    public Task SignOutAsync(StaffIdentity who, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (await db.Users.SingleOrDefaultAsync(u => u.Id == who.Id, cancellation) is not { } member)
                return;
            member.EndSignIns();
            db.Audit.Add(new AuditEntry(who, "staff.logout", member.Id.ToString("N"), clock.GetUtcNow()));
        },
        cancellation);

    /// <summary>A device by which the account is known from now on.</summary>
    internal static KnownDevice NewDevice(CheckPassword passwords, StaffMember member) =>
        new(member.Id, RandomNumberGenerator.GetHexString(16), passwords.MarkOf(member));

    private async Task<SignInOutcome> EnterAsync(AppDb db, StaffMember compared, CountedTry right)
    {
        await limits.ForgetAsync(db, right, CancellationToken.None);
        var member = await db.Users.SingleOrDefaultAsync(u => u.Id == compared.Id);
        if (member is not { DisabledAt: null } || member.PasswordHash != compared.PasswordHash)
            // Changed while the password was being compared.
            return new SignInOutcome.Refused();
        var failures = member.AccessFailedCount;
        member.AccessFailedCount = 0;
        db.Audit.Add(new AuditEntry(StaffIdentity.Of(member), "staff.login", member.Id.ToString("N"), clock.GetUtcNow()));
        return new SignInOutcome.Done(member, failures, NewDevice(passwords, member));
    }

    /// <summary>As the database has it; null for what cannot be a name (a database may refuse to look for it).</summary>
    private string? NameOf(string email)
    {
        var typed = email.Trim();
        return typed.Length is 0 or > LongestEmail || typed.Any(IsNoSign) ? null : names.NormalizeName(typed);
    }

    private static bool IsNoSign(char sign) => char.IsControl(sign) || char.IsSurrogate(sign) || sign is '\uFFFE' or '\uFFFF';
}

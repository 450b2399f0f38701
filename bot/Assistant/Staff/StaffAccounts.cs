using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// What an administrator does with accounts: look, disable, enable, move, reset. Whoever is signed in with an account that was
/// changed is out within seconds. The acting administrator is null on the command line.
/// </summary>
public sealed class StaffAccounts(
    Transactions transactions, IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, IEnumerable<IHandler<StaffChanged>> handlers,
    ConversationFeed feed, TimeProvider clock)
{
    private const string NotAllowed = "只有管理员能管理账号。";

    /// <summary>All accounts, in the order of their addresses; none for whoever is not an administrator.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Accounts))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var members = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedUserName).ToListAsync(cancellation);
        return [.. members.Select(m => new AccountLine(m, m.UnitId is { } unit ? units[unit] : null))];
    }

    /// <summary>Nobody gets in with the account any more; residents whom its owner was serving go back to the queue.</summary>
    public Task<AccountChange> DisableAsync(StaffIdentity? by, string email, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.disable",
        async (db, member, now) =>
        {
            if (await IsLastAdministratorAsync(db, member, cancellation))
                return new AccountChange.Refused("这是最后一个在用的管理员账号，不能停用。请先用 staff add 加一个管理员。");
            member.Disable(now);
            return new AccountChange.Done(member);
        },
        cancellation);

    /// <summary>Lets a disabled account in again, with the password it had.</summary>
    public Task<AccountChange> EnableAsync(StaffIdentity? by, string email, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.enable",
        (_, member, _) =>
        {
            member.Enable();
            return Task.FromResult<AccountChange>(new AccountChange.Done(member));
        },
        cancellation);

    /// <param name="by">Who moves it.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="unitName">Of the unit it works for from now on; empty for none; null leaves it where it is.</param>
    /// <param name="role">What it may do from now on; null leaves it as it is.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public Task<AccountChange> MoveAsync(StaffIdentity? by, string email, string? unitName, StaffRole? role, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.move",
        async (db, member, _) =>
        {
            var unit = string.IsNullOrEmpty(unitName) ? null : await db.Units.SingleOrDefaultAsync(u => u.Name == unitName, cancellation);
            if (unit is null && !string.IsNullOrEmpty(unitName))
                return new AccountChange.Refused($"没有名为“{unitName}”的单位。");
            if (role is not (null or StaffRole.Administrator) && await IsLastAdministratorAsync(db, member, cancellation))
                return new AccountChange.Refused("这是最后一个在用的管理员账号，不能改成别的角色。请先用 staff add 加一个管理员。");
            member.Move(role ?? member.Role, unitName is null ? member.UnitId : unit?.Id);
            return new AccountChange.Done(member);
        },
        cancellation);

    /// <summary>A new one-time password, to be replaced at the next sign-in. Limits on the old one are gone with it.</summary>
    public Task<AccountChange> ResetAsync(StaffIdentity? by, string email, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.reset",
        (_, member, _) =>
        {
            return Task.FromResult<AccountChange>(new AccountChange.Done(member, AddStaff.GiveOneTimePassword(member, hasher)));
        },
        cancellation);

    private async Task<AccountChange> ChangeAsync(
        StaffIdentity? by, string email, string action, Func<AppDb, StaffMember, DateTimeOffset, Task<AccountChange>> change, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Accounts))
            return new AccountChange.Refused(NotAllowed);
        var name = names.NormalizeName(email.Trim());
        var (outcome, heard) = await transactions.RunAsync<(AccountChange Outcome, IReadOnlyCollection<Guid> Heard)>(
            async db =>
            {
                if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name, cancellation) is not { } member)
                    return (new AccountChange.Refused($"没有邮箱是 {email} 的账号。"), []);
                var now = clock.GetUtcNow();
                var before = StaffIdentity.Of(member);
                var outcome = await change(db, member, now);
                if (outcome is AccountChange.Refused)
                    return (outcome, []);
                db.Audit.Add(new AuditEntry(by, action, member.Id.ToString("N"), now));
                var changed = new StaffChanged(before, member.DisabledAt is null ? StaffIdentity.Of(member) : null);
                await handlers.TellAsync(db, changed, now, cancellation);
                return (outcome, [.. changed.Changed]);
            },
            cancellation);
        foreach (var conversation in heard)
            feed.Publish(conversation);
        return outcome;
    }

    private static async Task<bool> IsLastAdministratorAsync(AppDb db, StaffMember member, CancellationToken cancellation)
    {
        if (member is not { Role: StaffRole.Administrator, DisabledAt: null })
            return false;
        var administrators = db.Users.Where(u => u.Role == StaffRole.Administrator && u.DisabledAt == null);
        // Takes the lock of each of them: of two who go at the same time, the second counts without the first.
        await administrators.ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount), cancellation);
        return !await administrators.AnyAsync(u => u.Id != member.Id, cancellation);
    }
}

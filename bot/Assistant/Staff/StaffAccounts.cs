using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// What an administrator does with accounts: look, add, disable, enable, move, reset. Whoever is signed in with an account that was
/// changed is out within seconds. The acting administrator is null on the command line.
/// </summary>
public sealed partial class StaffAccounts(
    Transactions transactions, IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, IEnumerable<IHandler<StaffChanged>> handlers,
    IEnumerable<IForetellStaffLeaving> foretold, ConversationFeed feed, TimeProvider clock)
{
    private const string NotAllowed = "只有管理员能管理账号。";
    private const int LongestName = 64;

    /// <summary>All accounts, in the order of their addresses; none for whoever is not an administrator.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Accounts))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var members = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedUserName).ToListAsync(cancellation);
        var signIns = await db.Audit.Where(e => e.Action == "staff.login" && e.StaffId != null).GroupBy(e => e.StaffId!.Value)
            .Select(all => new { Id = all.Key, At = all.Max(e => e.At) }).ToDictionaryAsync(one => one.Id, one => one.At, cancellation);
        return
        [
            .. members.Select(m => new AccountLine(m, m.UnitId is { } unit ? units[unit] : null)
            {
                LastSignIn = signIns.TryGetValue(m.Id, out var at) ? at : null,
            }),
        ];
    }

    /// <summary>What else happens when an account is disabled, or gets another role: a sentence each, to be read before it is done.</summary>
    public async Task<IReadOnlyList<string>> ForetellAsync(StaffIdentity? by, Guid id, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Accounts))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation) is not { DisabledAt: null } member)
            return [];
        var told = new List<string>();
        foreach (var one in foretold)
            if (await one.ForetellAsync(db, StaffIdentity.Of(member), clock.GetUtcNow(), cancellation) is { } sentence)
                told.Add(sentence);
        return told;
    }

    /// <summary>A new account with a one-time password, to be replaced at the first sign-in.</summary>
    /// <param name="by">Who adds it.</param>
    /// <param name="name">1 to 64 letters, shown to colleagues and residents.</param>
    /// <param name="email">Signs in with it; no other account has it.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="unitName">Of the unit it works for, in use; empty for none.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<AccountChange> AddAsync(
        StaffIdentity? by, string name, string email, StaffRole role, string? unitName, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Accounts))
            return new AccountChange.Refused(NotAllowed);
        (name, email) = (name.Trim(), email.Trim());
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return new AccountChange.Refused($"姓名要写 1 到 {LongestName} 个字。");
        if (!Email().IsMatch(email))
            return new AccountChange.Refused("邮箱格式不对，例如 wang@example.cn。");
        // Of two who add the same address at the same time, the second looks again.
        return await transactions.RetryAsync<AccountChange>(
            async db =>
            {
                var (normal, now) = (names.NormalizeEmail(email), clock.GetUtcNow());
                if (await db.Users.AnyAsync(u => u.NormalizedUserName == normal, cancellation))
                    return new AccountChange.Refused("这个邮箱已经有账号了。");
                var (unit, why) = await UnitAsync(db, unitName, null, cancellation);
                if (why is not null)
                    return new AccountChange.Refused(why);
                var member = new StaffMember(Guid.NewGuid(), name, email, role, unit) { NormalizedUserName = normal, NormalizedEmail = normal };
                var password = AddStaff.GiveOneTimePassword(member, hasher);
                db.Users.Add(member);
                db.Audit.Add(new AuditEntry(by, "staff.add", member.Id.ToString("N"), now));
                return new AccountChange.Done(member, password);
            },
            cancellation);
    }

    /// <summary>Nobody gets in with the account any more; residents whom its owner was serving go back to the queue.</summary>
    public Task<AccountChange> DisableAsync(StaffIdentity? by, string email, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.disable",
        async (db, member, now) =>
        {
            if (await IsLastAdministratorAsync(db, member, cancellation))
                return new AccountChange.Refused("这是最后一个在用的管理员账号，不能停用。请先加一个管理员账号。");
            member.Disable(now);
            return new AccountChange.Done(member);
        },
        cancellation);

    /// <summary>Lets a disabled account in again, with the password it had.</summary>
    public Task<AccountChange> EnableAsync(StaffIdentity? by, string email, CancellationToken cancellation) => ChangeAsync(
        by,
        email,
        "staff.enable",
        async (db, member, _) =>
        {
            if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == member.UnitId && u.DisabledAt != null, cancellation) is { } unit)
                return new AccountChange.Refused($"单位“{unit.Name}”已经停用，请先给这个账号换一个单位。");
            member.Enable();
            return new AccountChange.Done(member);
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
            var (unit, why) = await UnitAsync(db, unitName, member.UnitId, cancellation);
            if (why is not null)
                return new AccountChange.Refused(why);
            if (role is not (null or StaffRole.Administrator) && await IsLastAdministratorAsync(db, member, cancellation))
                return new AccountChange.Refused("这是最后一个在用的管理员账号，不能改成别的角色。请先加一个管理员账号。");
            member.Move(role ?? member.Role, unitName is null ? member.UnitId : unit);
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

    /// <param name="db">Where.</param>
    /// <param name="name">Of the unit; empty for none.</param>
    /// <param name="before">The unit it is now, which may be disabled.</param>
    /// <param name="cancellation">Stops the reading.</param>
    private static async Task<(Guid? Unit, string? WhyNot)> UnitAsync(AppDb db, string? name, Guid? before, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(name))
            return (null, null);
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Name == name, cancellation) is not { } unit)
            return (null, $"没有名为“{name}”的单位。");
        return unit.DisabledAt is null || unit.Id == before ? (unit.Id, null) : (null, $"“{name}”已经停用，请换一个单位。");
    }

    /// <summary>Letters of the Latin alphabet, as an account's name has them.</summary>
    [GeneratedRegex(@"\A(?=.{3,256}\z)[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\z", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Email();

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

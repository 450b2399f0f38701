using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>What an administrator does with keys of other systems: add, look, revoke. The acting administrator is null on the command line.</summary>
public sealed class ApiKeys(Transactions transactions, TimeProvider clock)
{
    /// <summary>Said to whoever is no administrator.</summary>
    private const string NotAllowed = "只有管理员能管理密钥。";

    /// <param name="by">Who adds it.</param>
    /// <param name="system">1 to <see cref="ApiKey.LongestSystem"/> letters.</param>
    /// <param name="scopes">At least one of <see cref="ApiScope.All"/>; what stands twice counts once.</param>
    /// <param name="unit">Name or id of the unit it reaches; null: the whole city.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<ApiKeyAdded> AddAsync(
        StaffIdentity? by, string system, IReadOnlyList<string> scopes, string? unit, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Programs))
            return new ApiKeyAdded.Refused(NotAllowed);
        if (RefuseSystem(system) is { } why)
            return new ApiKeyAdded.Refused(why);
        if (scopes.Count == 0 || scopes.Except(ApiScope.All).Any())
            return new ApiKeyAdded.Refused(Unknown(scopes.Except(ApiScope.All)));
        return await transactions.RunAsync<ApiKeyAdded>(
            async db =>
            {
                var found = unit is null ? null : await db.FindUnitAsync(unit, cancellation);
                if (found is null && unit is not null)
                    return new ApiKeyAdded.Refused($"没有名为“{unit}”的单位。");
                var now = clock.GetUtcNow();
                var secret = ProgramSecret.New(ProgramSecret.Key, now);
                var key = new ApiKey(system.Trim(), [.. ApiScope.All.Where(scopes.Contains)], found?.Id, secret, now);
                db.ApiKeys.Add(key);
                db.Audit.Add(new AuditEntry(by, "api-key.add", key.Id.ToString("N"), now));
                return new ApiKeyAdded.Done(key, secret.Text);
            },
            cancellation);
    }

    /// <summary>All keys, revoked ones too, the newest first; none for whoever is no administrator.</summary>
    public async Task<IReadOnlyList<ApiKeyLine>> ListAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Programs))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var units = await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var keys = await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(cancellation);
        return [.. keys.Select(key => new ApiKeyLine(key, key.UnitId is { } unit ? units[unit] : null))];
    }

    /// <summary>From the next call on the key opens nothing. Revoked again it stays as it was.</summary>
    /// <returns>Why it was refused, in Chinese; null when it is done.</returns>
    public Task<string?> RevokeAsync(StaffIdentity? by, Guid id, CancellationToken cancellation) => !by.May(StaffActions.Programs)
        ? Task.FromResult<string?>(NotAllowed)
        : transactions.RunAsync<string?>(
            async db =>
            {
                if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, cancellation) is not { } key)
                    return $"没有编号是 {id:N} 的密钥。";
                if (key.RevokedAt is not null)
                    return null;
                var now = clock.GetUtcNow();
                key.Revoke(now);
                db.Audit.Add(new AuditEntry(by, "api-key.revoke", key.Id.ToString("N"), now));
                return null;
            },
            cancellation);

    /// <returns>Why this cannot be the name of a system; null: it can.</returns>
    public static string? RefuseSystem(string system) => system.Trim() is { Length: > 0 and <= ApiKey.LongestSystem } name && !name.Any(IsNoSign)
        ? null : $"系统的名称要有 1 到 {ApiKey.LongestSystem} 个字，例如 12345热线。";

    /// <returns>A sentence that names what is unknown and what there is.</returns>
    public static string Unknown(IEnumerable<string> scopes) =>
        $"没有“{string.Join("、", scopes)}”这样的权限，可用的有：{string.Join("、", ApiScope.All)}。";

    private static bool IsNoSign(char sign) => char.IsControl(sign) || sign is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E');
}

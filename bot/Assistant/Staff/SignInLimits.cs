using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// How often passwords may be tried. Counted in the database, so that nodes count together and a restart forgets nothing; rows
/// end with their time. A stranger's tries count for the pair of address and account, for the address, and for the account; who
/// knows nobody's password therefore keeps nobody out who sits elsewhere, and never a device that the account knows: that one
/// counts for itself alone.
/// </summary>
public sealed class SignInLimits(Transactions transactions, Vault vault, TimeProvider clock)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private long sweepAt;

    /// <returns>Null: not now.</returns>
    internal async Task<CountedTry?> TakeAsync(Guesser by, CancellationToken cancellation)
    {
        var limits = LimitsOf(by);
        var now = clock.GetUtcNow();
        if (await IsFullAsync(limits, now, cancellation))
            return null;
        return await transactions.RetryAsync(
            async db =>
            {
                await SweepAsync(db, now, cancellation);
                var counts = new List<int>();
                // Always in this order, so that two tries never wait for each other. What was counted before a limit that is full stays counted.
                foreach (var limit in limits)
                {
                    if (await CountAsync(db, limit, now, cancellation) is not { } count)
                        return null;
                    counts.Add(count);
                }

                return new CountedTry(by, counts[0], counts.Zip(limits, (count, limit) => count >= limit.Most).Any(full => full));
            },
            cancellation);
    }

    /// <summary>The password was right: the try counts for nobody, and the guesser's typing errors for this account are forgotten.</summary>
    internal async Task ForgetAsync(AppDb db, CountedTry right, CancellationToken cancellation)
    {
        var limits = LimitsOf(right.By);
        await db.SignInCounts.Where(c => c.Key == limits[0].Key).ExecuteDeleteAsync(cancellation);
        foreach (var limit in limits.Skip(1))
            await db.SignInCounts.Where(c => c.Key == limit.Key && c.Failures > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, c => c.Failures - 1), cancellation);
    }

    private IReadOnlyList<Limit> LimitsOf(Guesser by) => by.Device is { } device
        ? [new Limit(Key("device", by.Account, device), 100, Quarter)]
        :
        [
            new Limit(Key("pair", by.Account, by.Address), 5, Quarter),
            new Limit(Key("address", by.Address), 30, Quarter),
            new Limit(Key("account", by.Account), 200, Quarter),
        ];

    private string Key(params ReadOnlySpan<string> parts) => vault.Hash("sign-in\n" + string.Join('\n', parts));

    /// <summary>Without writing: who goes on and on costs one read each time.</summary>
    private async Task<bool> IsFullAsync(IReadOnlyList<Limit> limits, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = limits.Select(limit => limit.Key).ToList();
        await using var db = await transactions.ReadAsync(cancellation);
        var counts = await db.SignInCounts.AsNoTracking().Where(c => keys.Contains(c.Key) && c.EndsAt > now).ToListAsync(cancellation);
        return counts.Exists(count => count.Failures >= limits.Single(limit => limit.Key == count.Key).Most);
    }

    /// <returns>The count with this try; null when the limit is full.</returns>
    private static async Task<int?> CountAsync(AppDb db, Limit limit, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = db.SignInCounts.Where(c => c.Key == limit.Key);
        // The first try of another may be committed between two of these lines: what was not there at the first look is counted at the second.
        for (var look = 0; look < 2; look++)
        {
            // This line decides between tries at the same time, on one node or many.
            if (await row.Where(c => c.EndsAt > now && c.Failures < limit.Most)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, c => c.Failures + 1), cancellation) == 1)
                return await row.Select(c => c.Failures).SingleAsync(cancellation);
            if (await row.Where(c => c.EndsAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, 1).SetProperty(c => c.EndsAt, now + limit.Within), cancellation) == 1)
                return 1;
            if (await row.AnyAsync(cancellation))
                continue;
            db.SignInCounts.Add(new SignInCount(limit.Key, now + limit.Within));
            await db.SaveChangesAsync(cancellation);
            return 1;
        }

        return null;
    }

    private async Task SweepAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now.UtcTicks < Volatile.Read(ref sweepAt))
            return;
        Volatile.Write(ref sweepAt, (now + SweepEvery).UtcTicks);
        await db.SignInCounts.Where(c => c.EndsAt <= now).ExecuteDeleteAsync(cancellation);
    }

    private sealed record Limit(string Key, int Most, TimeSpan Within);
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// One owner for each token: whoever finds it old takes a lease in the database and fetches the next; the others use the
/// old one while it lives, or wait. So many nodes ask once, and none makes another's token invalid.
/// </summary>
public sealed class SharedTokens(Transactions transactions, TimeProvider clock)
{
    /// <summary>From here before its end WeChat hands out the next token, while both work.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, TokenInUse> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <param name="name">E.g. <c>wechat:main:access_token</c>, at most 100 characters.</param>
    /// <param name="fetch">Asks the outside system; null when it gives none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when there is none to be had now.</returns>
    public async Task<TokenInUse?> GetAsync(string name, Func<CancellationToken, Task<FreshToken?>> fetch, CancellationToken cancellation)
    {
        if (known.TryGetValue(name, out var mine) && clock.GetUtcNow() < mine.RefreshAt)
            return mine;
        var gate = gates.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            for (var waited = TimeSpan.Zero; ; waited += Look)
            {
                var (token, isMine) = await LookAsync(name, cancellation);
                if (isMine)
                    return await FetchAsync(name, fetch, cancellation);
                if (token is not null || waited >= Lease)
                    return token;
                await Task.Delay(Look, cancellation);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The outside system refused this token: it is given to nobody any more, unless it has been replaced already.</summary>
    public async Task ForgetAsync(string name, TokenInUse refused, CancellationToken cancellation)
    {
        known.TryRemove(KeyValuePair.Create(name, refused));
        await transactions.RunAsync(
            db => db.SharedTokens.Where(t => t.Name == name && t.Version == refused.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, (string?)null).SetProperty(t => t.RefreshAt, default(DateTimeOffset))
                    .SetProperty(t => t.EndsAt, default(DateTimeOffset)), cancellation),
            cancellation);
    }

    /// <returns>The token when there is a valid one; and whether this caller is to fetch the next.</returns>
    private async Task<(TokenInUse? Token, bool IsMine)> LookAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (await db.SharedTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Name == name, cancellation) is { } stored)
            {
                var token = stored.At(now);
                if (token is not null && now < token.RefreshAt)
                    return (known[name] = token, false);
                if (stored.FetchingUntil > now)
                    return (token, false);
            }
        }

        return await transactions.RetryAsync(
            async db =>
            {
                // This line decides between two nodes.
                if (await db.SharedTokens.Where(t => t.Name == name && t.FetchingUntil <= now && t.RefreshAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.FetchingUntil, now + Lease), cancellation) == 1)
                    return ((TokenInUse?)null, true);
                if (!await db.SharedTokens.AnyAsync(t => t.Name == name, cancellation))
                    db.SharedTokens.Add(new SharedToken(name));
                return (null, false);
            },
            cancellation);
    }

    private async Task<TokenInUse?> FetchAsync(string name, Func<CancellationToken, Task<FreshToken?>> fetch, CancellationToken cancellation)
    {
        FreshToken? fresh = null;
        TokenInUse? valid = null;
        try
        {
            fresh = await fetch(cancellation);
        }
        finally
        {
            valid = await transactions.RunAsync(
                async db =>
                {
                    var stored = await db.SharedTokens.SingleAsync(t => t.Name == name, CancellationToken.None);
                    var now = clock.GetUtcNow();
                    if (fresh is null)
                        stored.GiveUp();
                    else
                        stored.Renew(fresh.Value, now + RefreshAfter(fresh.Life), now + fresh.Life);
                    return stored.At(now);
                },
                CancellationToken.None);
        }

        if (fresh is not null && valid is not null)
            known[name] = valid;
        return valid;
    }

    /// <summary>As soon as the next one is handed out, but not for every account at the same second.</summary>
    private static TimeSpan RefreshAfter(TimeSpan life) =>
        life > Early * 2 ? life - Early + (Jitter * Random.Shared.NextDouble()) : life / 2;
}

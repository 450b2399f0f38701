using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What targets are still to be told (待推送), for whoever sends it outside any transaction. A delivery is taken for <see cref="Lease"/>: a node that is
/// killed in between leaves it to the next, so that a target may be told twice, but never not at all.
/// </summary>
public sealed class WebhookQueue(Transactions transactions, ReadTerritory territory, TimeProvider clock)
{
    /// <summary>How long a target is told of an event that it does not take.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);

    /// <summary>How long what became of it can be looked at.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>After the first failure, the second, and so on; after the last one it is given up.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>Longer than an attempt takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Webhooks for which something is due, the longest due first.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.WebhookDeliveries.Where(delivery => delivery.NextAt <= now)
            .GroupBy(delivery => delivery.WebhookId).OrderBy(group => group.Min(delivery => delivery.NextAt)).Select(group => group.Key)
            .Take(100).ToListAsync(cancellation);
    }

    /// <summary>Takes what is due longest for a webhook.</summary>
    /// <returns>Null: nothing is due any more.</returns>
    public async Task<WebhookCall?> TakeAsync(Guid webhook, CancellationToken cancellation)
    {
        while (true)
        {
            var (found, call) = await transactions.RunAsync(db => TakeAsync(db, webhook, cancellation), cancellation);
            if (!found || call is not null)
                return call;
        }
    }

    /// <summary>
    /// Notes what came of it. After a failure all else that is due for the target waits a minute too: a target that is away is asked once a minute.
    /// </summary>
    public Task EndAsync(WebhookCall call, WebhookResult result, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var (now, told) = (clock.GetUtcNow(), call.Delivery);
            DateTimeOffset? next = !result.IsDelivered && call.Attempt <= Pauses.Length && now + Pauses[call.Attempt - 1] < told.At + TriedFor
                ? now + Pauses[call.Attempt - 1] : null;
            await EndAsync(db, told.Id, call.Attempt, result, next, now, cancellation);
            if (result.IsDelivered)
                return;
            var (later, tooOld) = (now + Pauses[0], now - TriedFor);
            var others = db.WebhookDeliveries.Where(delivery => delivery.WebhookId == told.WebhookId && delivery.Id != told.Id);
            await others.Where(delivery => delivery.NextAt < later && delivery.At >= tooOld)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextAt, later), cancellation);
            await others.Where(delivery => delivery.NextAt != null && delivery.At < tooOld).ExecuteUpdateAsync(
                set => set.SetProperty(delivery => delivery.NextAt, (DateTimeOffset?)null)
                    .SetProperty(delivery => delivery.State, WebhookDeliveryState.Failed)
                    .SetProperty(delivery => delivery.Problem, WebhookResult.Expired),
                cancellation);
        },
        cancellation);

    /// <summary>Deletes what came to its end longer ago than <see cref="Kept"/>.</summary>
    public Task ForgetAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Kept;
        return transactions.RunAsync(
            db => db.WebhookDeliveries.Where(delivery => delivery.NextAt == null && delivery.At < before).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private async Task<(bool Found, WebhookCall? Call)> TakeAsync(AppDb db, Guid webhook, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.WebhookDeliveries.AsNoTracking().Where(delivery => delivery.WebhookId == webhook && delivery.NextAt <= now)
            .OrderBy(delivery => delivery.NextAt).ThenBy(delivery => delivery.At).ThenBy(delivery => delivery.Sequence)
            .FirstOrDefaultAsync(cancellation) is not { } due)
            return (false, null);
        if (await db.Webhooks.AsNoTracking().FirstOrDefaultAsync(hook => hook.Id == webhook, cancellation) is not { } target)
        {
            // It was deleted while the event was written.
            await db.WebhookDeliveries.Where(delivery => delivery.WebhookId == webhook).ExecuteDeleteAsync(cancellation);
            return (false, null);
        }

        // This decides between two nodes.
        var leased = now + Lease;
        if (await db.WebhookDeliveries.Where(delivery => delivery.Id == due.Id && delivery.Attempts == due.Attempts && delivery.NextAt != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(delivery => delivery.Attempts, due.Attempts + 1).SetProperty(delivery => delivery.NextAt, leased), cancellation) == 0)
            return (true, null);
        if (await OwnerAsync(db, target, cancellation) is not { } owner
            || await (await ReadCases.VisibleAsync(db, owner, cancellation)).AsNoTracking()
                .FirstOrDefaultAsync(one => one.Id == due.CaseId && !one.IsConfidential, cancellation) is not { } about)
        {
            await EndAsync(db, due.Id, due.Attempts + 1, new WebhookResult(null, WebhookResult.NotVisible), null, now, cancellation);
            return (true, null);
        }

        var merged = await db.Cases.CountAsync(one => one.MergedInto == about.Id, cancellation);
        var city = await territory.RunAsync(db, cancellation);
        return (true, new WebhookCall(due, due.Attempts + 1, new Uri(target.Url), target.Secret, about, city, merged));
    }

    private static Task<int> EndAsync(
        AppDb db, Guid id, int attempt, WebhookResult result, DateTimeOffset? next, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = result.IsDelivered ? WebhookDeliveryState.Delivered : next is null ? WebhookDeliveryState.Failed : WebhookDeliveryState.Waiting;
        return db.WebhookDeliveries.Where(delivery => delivery.Id == id && delivery.Attempts == attempt && delivery.NextAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(delivery => delivery.State, state).SetProperty(delivery => delivery.NextAt, next)
                .SetProperty(delivery => delivery.Status, result.Status).SetProperty(delivery => delivery.Problem, result.Problem)
                .SetProperty(delivery => delivery.TriedAt, now),
            cancellation);
    }

    /// <returns>Null: the key was revoked, or the administrator is none any more.</returns>
    private static async Task<ProgramCaller?> OwnerAsync(AppDb db, Webhook hook, CancellationToken cancellation)
    {
        if (hook.KeyId is { } keyId)
            return await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Id == keyId && key.RevokedAt == null, cancellation) is { } key
                && key.Scopes.Contains(ApiScope.CasesRead) ? new ProgramCaller.Key(key.Id, key.System, key.Scopes, key.UnitId) : null;
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == hook.StaffId && user.DisabledAt == null, cancellation) is { } member
            && StaffIdentity.Of(member) is var staff && staff.May(StaffActions.Programs) ? new ProgramCaller.Staff(staff) : null;
    }
}

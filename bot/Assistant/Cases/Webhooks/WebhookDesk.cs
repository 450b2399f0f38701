using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What administrators see of webhooks: who is told, what did not arrive; and tell it once more.</summary>
public sealed class WebhookDesk(Transactions transactions, TimeProvider clock)
{
    private const int MostFailures = 100;

    /// <summary>In the order in which they were set up.</summary>
    public async Task<IReadOnlyList<WebhookLine>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Programs))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var hooks = await db.Webhooks.AsNoTracking().OrderBy(hook => hook.Id).ToListAsync(cancellation);
        var counts = await db.WebhookDeliveries.GroupBy(delivery => new { delivery.WebhookId, delivery.State })
            .Select(group => new { group.Key.WebhookId, group.Key.State, Count = group.Count(), Last = group.Max(delivery => delivery.TriedAt) })
            .ToListAsync(cancellation);
        var keys = await db.ApiKeys.ToDictionaryAsync(key => key.Id, key => key.System, cancellation);
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellation);
        return
        [
            .. from hook in hooks
               let own = counts.Where(count => count.WebhookId == hook.Id).ToList()
               let byState = own.ToDictionary(count => count.State, count => count.Count)
               let owner = hook.KeyId is { } key ? keys.GetValueOrDefault(key) : people.GetValueOrDefault(hook.StaffId ?? Guid.Empty)
               select new WebhookLine(
                   hook.Id, new Uri(hook.Url).Host, owner ?? "", hook.Events, byState.GetValueOrDefault(WebhookDeliveryState.Delivered),
                   byState.GetValueOrDefault(WebhookDeliveryState.Waiting), byState.GetValueOrDefault(WebhookDeliveryState.Failed),
                   own.Max(count => count.Last)),
        ];
    }

    /// <summary>What is not taken yet after an attempt, or was given up, the newest first, with the number of the case.</summary>
    public async Task<IReadOnlyList<(WebhookDelivery Delivery, string Number)>> FailuresAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Programs))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var rows = await (from delivery in db.WebhookDeliveries.AsNoTracking()
                          where delivery.State == WebhookDeliveryState.Failed
                              || (delivery.State == WebhookDeliveryState.Waiting && delivery.TriedAt != null)
                          join one in db.Cases on delivery.CaseId equals one.Id
                          orderby delivery.At descending, delivery.Sequence descending, delivery.Id descending
                          select new { Delivery = delivery, one.Number }).Take(MostFailures).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Delivery, row.Number))];
    }

    /// <summary>Lets it be told at once.</summary>
    /// <returns>False: it is not theirs to do, or it has arrived by now.</returns>
    public Task<bool> RetryAsync(StaffIdentity staff, Guid delivery, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (!staff.May(StaffActions.Programs))
                return false;
            var now = clock.GetUtcNow();
            if (await db.WebhookDeliveries.Where(one => one.Id == delivery && one.State != WebhookDeliveryState.Delivered).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, WebhookDeliveryState.Waiting).SetProperty(one => one.NextAt, now), cancellation) == 0)
                return false;
            db.Audit.Add(new AuditEntry(staff, "webhook.retry", $"{delivery:N}", now));
            return true;
        },
        cancellation);
}

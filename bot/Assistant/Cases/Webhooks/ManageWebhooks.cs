using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What programs do with webhooks: a key with <c>cases:read</c> with its own, an administrator with all.</summary>
public sealed class ManageWebhooks(Transactions transactions, TimeProvider clock)
{
    /// <summary>In the caller's transaction.</summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="caller">Who sets it up.</param>
    /// <param name="url">Looked at already, see the sender.</param>
    /// <param name="events">At least one of <see cref="WebhookEvents.All"/>, or <see cref="WebhookEvents.Every"/>.</param>
    /// <param name="secret">As long as <see cref="Webhook"/> says.</param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <returns>Null: this caller has <see cref="Webhook.Most"/> already, or may have none.</returns>
    public async Task<Webhook?> AddAsync(
        AppDb db, ProgramCaller caller, Uri url, IReadOnlyList<string> events, string secret, CancellationToken cancellation)
    {
        var (key, staff) = caller is ProgramCaller.Key ? ((Guid?)caller.Id, (Guid?)null) : (null, caller.Id);
        if (!May(caller) || await db.Webhooks.CountAsync(hook => hook.KeyId == key && hook.StaffId == staff, cancellation) >= Webhook.Most)
            return null;
        var now = clock.GetUtcNow();
        var added = new Webhook(caller, url, [.. events.Distinct()], secret, now);
        db.Webhooks.Add(added);
        db.Audit.Add(AuditEntry.Of(caller, "webhook.add", $"{added.Id:N}", now));
        return added;
    }

    /// <summary>In the order in which they were set up.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="after">The last one of the part before; null begins.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Webhook>> ListAsync(ProgramCaller caller, Guid? after, int most, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await Visible(db, caller).AsNoTracking().Where(hook => after == null || hook.Id.CompareTo(after.Value) > 0)
            .OrderBy(hook => hook.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>From here on its target is told nothing more, also of what happened before; only what is on its way just now may still arrive.</summary>
    /// <returns>False: there is none, or it is not theirs.</returns>
    public Task<bool> RemoveAsync(ProgramCaller caller, Guid id, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (await Visible(db, caller).Where(hook => hook.Id == id).ExecuteDeleteAsync(cancellation) == 0)
                return false;
            await db.WebhookDeliveries.Where(delivery => delivery.WebhookId == id).ExecuteDeleteAsync(cancellation);
            db.Audit.Add(AuditEntry.Of(caller, "webhook.remove", $"{id:N}", clock.GetUtcNow()));
            return true;
        },
        cancellation);

    /// <summary>What its target was told or is to be told, the newest first, with the number of the case.</summary>
    /// <param name="caller">Who wants to see it.</param>
    /// <param name="id">Of the webhook.</param>
    /// <param name="after">The last one of the part before; null begins.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null: there is no such webhook, or it is not theirs.</returns>
    public async Task<IReadOnlyList<(WebhookDelivery Delivery, string Number)>?> DeliveriesAsync(
        ProgramCaller caller, Guid id, (DateTimeOffset At, int Sequence, Guid Id)? after, int most, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (!await Visible(db, caller).AnyAsync(hook => hook.Id == id, cancellation))
            return null;
        var wanted = db.WebhookDeliveries.AsNoTracking().Where(delivery => delivery.WebhookId == id);
        if (after is var (at, sequence, last))
            wanted = wanted.Where(delivery => delivery.At < at || (delivery.At == at
                && (delivery.Sequence < sequence || (delivery.Sequence == sequence && delivery.Id.CompareTo(last) < 0))));
        var rows = await (from delivery in wanted
                          join one in db.Set<Case>() on delivery.CaseId equals one.Id
                          orderby delivery.At descending, delivery.Sequence descending, delivery.Id descending
                          select new { Delivery = delivery, one.Number }).Take(most).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Delivery, row.Number))];
    }

    private static bool May(ProgramCaller caller) => caller switch
    {
        ProgramCaller.Key key => key.Scopes.Contains(ApiScope.CasesRead),
        ProgramCaller.Staff(var staff) => staff.May(StaffActions.Programs),
        _ => false,
    };

    private static IQueryable<Webhook> Visible(AppDb db, ProgramCaller caller) => !May(caller) ? db.Webhooks.Where(hook => false)
        : caller is ProgramCaller.Key(var key, _, _, _) ? db.Webhooks.Where(hook => hook.KeyId == key) : db.Webhooks;
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What did not get through (未送达): replies given up, messages not answered. Shows no text and no address.</summary>
public sealed class DeliveryDesk(Transactions transactions, TimeProvider clock)
{
    private const int Shown = 200;

    public async Task<IReadOnlyList<OutboxMessage>> DeadAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Deliveries))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Outbox.AsNoTracking().Where(m => m.State == DeliveryState.Dead)
            .OrderByDescending(m => m.CreatedAt).Take(Shown).ToListAsync(cancellation);
    }

    /// <summary>Replies that wait until their residents come again.</summary>
    public async Task<int> DeferredAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Deliveries))
            return 0;
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Outbox.CountAsync(m => m.State == DeliveryState.Deferred, cancellation);
    }

    public async Task<IReadOnlyList<FailedTurn>> FailedTurnsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Deliveries))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var rows = await db.Activities.Where(a => a.Turn == TurnState.Failed)
            .Join(db.Conversations, a => a.ConversationId, c => c.Id, (a, c) => new { a.Id, a.Attempts, a.At, c.Channel })
            .OrderByDescending(row => row.At).Take(Shown).ToListAsync(cancellation);
        return [.. rows.Select(row => new FailedTurn(row.Id.ToString("N")[^8..].ToUpperInvariant(), row.Channel, row.Attempts, row.At))];
    }

    public async Task<Resend> ResendAsync(StaffIdentity staff, Guid messageId, CancellationToken cancellation) => !staff.May(StaffActions.Deliveries)
        ? Resend.NotAllowed : await transactions.RunAsync(
        async db =>
        {
            var message = await db.Outbox.FirstOrDefaultAsync(m => m.Id == messageId && m.State == DeliveryState.Dead, cancellation);
            if (message is null)
                return Resend.NotDead;
            var now = clock.GetUtcNow();
            message.Revive(now);
            db.Audit.Add(new AuditEntry(staff, "outbox.resend", message.Id.ToString("N"), now));
            return Resend.Done;
        },
        cancellation);
}

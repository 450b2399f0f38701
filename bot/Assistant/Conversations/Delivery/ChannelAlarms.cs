using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Raises, shows and clears alarms; one for each channel and code, however often it happens.</summary>
public sealed class ChannelAlarms(Transactions transactions, TimeProvider clock)
{
    public Task RaiseAsync(string channel, int code, string text, CancellationToken cancellation) => transactions.RetryAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            var known = await db.ChannelAlarms.Where(a => a.Channel == channel && a.Code == code)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(a => a.LastAt, now).SetProperty(a => a.Times, a => a.Times + 1).SetProperty(a => a.Text, text), cancellation);
            if (known == 0)
                db.ChannelAlarms.Add(new ChannelAlarm(channel, code, text, now));
            return true;
        },
        cancellation);

    public async Task<IReadOnlyList<ChannelAlarm>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Deliveries))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.ChannelAlarms.AsNoTracking().OrderByDescending(a => a.LastAt).ToListAsync(cancellation);
    }

    /// <summary>Somebody has put it right; it comes back when it has not been.</summary>
    /// <returns>False: this person may not.</returns>
    public async Task<bool> ClearAsync(StaffIdentity staff, string channel, int code, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Deliveries))
            return false;
        await transactions.RunAsync(
            async db =>
            {
                var cleared = await db.ChannelAlarms.Where(a => a.Channel == channel && a.Code == code).ExecuteDeleteAsync(cancellation);
                if (cleared > 0)
                    db.Audit.Add(new AuditEntry(staff, "alarm.clear", $"{channel} {code}", clock.GetUtcNow()));
                return cleared;
            },
            cancellation);
        return true;
    }
}

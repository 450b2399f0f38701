using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Notes which targets are to be told of events, in the transaction of the events.</summary>
internal static class WebhookOutbox
{
    /// <param name="db">Of the transaction.</param>
    /// <param name="one">With its seats, as the events left it.</param>
    /// <param name="events">Applied to it already.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(AppDb db, Case one, IReadOnlyList<CaseEvent> events, CancellationToken cancellation)
    {
        if (one.IsConfidential)
            return;
        var hooks = await (from hook in db.Set<Webhook>()
                           join key in db.Set<ApiKey>() on hook.KeyId equals (Guid?)key.Id into keys
                           from key in keys.DefaultIfEmpty()
                           where hook.KeyId == null || key!.RevokedAt == null
                           select new { hook.Id, hook.Events, hook.KeyId, UnitId = (Guid?)key!.UnitId }).ToListAsync(cancellation);
        Territory? territory = null;
        foreach (var hook in hooks)
        {
            var wanted = events.SelectMany(happened => WebhookEvents.Of(happened).Select(name => (Happened: happened, Name: name)))
                .Where(told => hook.Events.Contains(told.Name) || hook.Events.Contains(WebhookEvents.Every)).ToList();
            if (wanted.Count == 0)
                continue;
            if (hook.UnitId is { } unit && one.FiledBy != hook.KeyId)
            {
                var city = territory ??= await Territory.ReadAsync(db, cancellation);
                if (!one.Seats.Any(seat => city.IsWithin(seat.UnitId, unit)))
                    continue;
            }

            db.WebhookDeliveries.AddRange(wanted.Select(told => new WebhookDelivery(hook.Id, told.Happened, told.Name)));
        }
    }
}

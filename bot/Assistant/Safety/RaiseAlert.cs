using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>Makes an alert of what a resident wrote, in the turn that answers it, and finds the desk it rings at.</summary>
public sealed class RaiseAlert(Gazetteer gazetteer)
{
    /// <summary>Nobody has to be told twice within this time; after it the desk above is told.</summary>
    public static readonly TimeSpan Unacknowledged = TimeSpan.FromMinutes(5);

    /// <summary>Who writes of danger so long after somebody took the alert over rings again: what was done has not helped.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>How long the place of an earlier alert counts.</summary>
    private static readonly TimeSpan PlaceCounts = TimeSpan.FromHours(24);

    /// <summary>Letters of a place that are kept.</summary>
    private const int PlaceLimit = 200;

    /// <summary>The open alert of the conversation, or a new one. The conversation's lock is held, so there are never two.</summary>
    public async Task<DangerAlert> RunAsync(Turn turn, Danger danger)
    {
        var open = await OpenAsync(turn);
        if (open is not null)
        {
            open.Again(turn.Now);
            turn.Db.DangerEvents.Add(new DangerEvent(open, DangerStep.SaidAgain, null, null, turn.Now));
            if (open.AcknowledgedAt <= turn.Now - Quiet)
                await RingAsync(turn, open, open.UnitId);
        }
        else
        {
            turn.Db.DangerAlerts.Add(open = new DangerAlert(turn.Conversation, turn.Message.Id, danger.Kind, turn.Now));
            turn.Db.DangerEvents.Add(new DangerEvent(open, DangerStep.Raised, null, null, turn.Now));
            await RingAsync(turn, open, null);
        }

        await LocateAsync(turn, open);
        turn.Db.Announce(DutyTopics.OfUnit(open.UnitId));
        return open;
    }

    /// <summary>
    /// The place that the cry for help names: an estate, a road, a community or a street that the city knows, else anything that is named like one.
    /// A house alone (3号楼) stands in the place that is known from before; that place counts also when none is named.
    /// </summary>
    private async Task LocateAsync(Turn turn, DangerAlert open)
    {
        var text = turn.Message.Text;
        var said = await gazetteer.FindAsync(turn.Db, text, turn.Cancellation) ?? await gazetteer.FindUnitAsync(turn.Db, text, turn.Cancellation)
            ?? PlaceRecognizer.Name(text);
        var known = said is null && open.Place is null ? await KnownPlaceAsync(turn) : null;
        if (said is not null)
            await LocateAsync(turn, open, text, said);
        else if (open.Place is null && PlaceRecognizer.Spot(text) is { } spot)
            await LocateAsync(turn, open, known is null ? text : $"{known} {spot}", known);
        else if (known is not null)
            await LocateAsync(turn, open, known, known);
    }

    /// <summary>The resident said where it is: the desk of that place is told, unless somebody has taken it over already.</summary>
    public async Task LocateAsync(Turn turn, DangerAlert alert, string words, string? place)
    {
        alert.Locate(words.Length > PlaceLimit ? words[..PlaceLimit] : words);
        turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Located, null, alert.Place, turn.Now));
        if (alert is { AcknowledgedAt: null, Level: not DutyLevel.City } && await gazetteer.UnitOfAsync(turn.Db, place ?? words, turn.Cancellation) is { } unit
            && unit != alert.UnitId)
            await RingAsync(turn, alert, unit);
        turn.Db.Announce(DutyTopics.OfUnit(alert.UnitId));
    }

    public static Task<DangerAlert?> OpenAsync(Turn turn) =>
        turn.Db.DangerAlerts.FirstOrDefaultAsync(a => a.OpenConversationId == turn.Conversation.Id, turn.Cancellation);

    private static async Task RingAsync(Turn turn, DangerAlert alert, Guid? unitId)
    {
        var kind = unitId is null ? UnitKind.Street : await turn.Db.Units.Where(u => u.Id == unitId).Select(u => u.Kind).FirstAsync(turn.Cancellation);

        // A department has no desk: then every street hears it.
        var desk = kind is UnitKind.GridCell or UnitKind.Community or UnitKind.Street ? unitId : null;
        var level = kind is UnitKind.GridCell or UnitKind.Community ? DutyLevel.Community : DutyLevel.Street;
        await EscalateAlerts.RingAsync(turn.Db, alert, desk, level, turn.Now, turn.Cancellation);
    }

    /// <summary>The doorplate the resident scanned, else the place of an alert not long ago, else of the last case.</summary>
    private static async Task<string?> KnownPlaceAsync(Turn turn) => turn.Dialog.PlaceAt(turn.Now)
        ?? await turn.Db.DangerAlerts.Where(a => a.ConversationId == turn.Conversation.Id && a.Place != null && a.RaisedAt > turn.Now - PlaceCounts)
            .OrderByDescending(a => a.RaisedAt).Select(a => a.Place).FirstOrDefaultAsync(turn.Cancellation)
        ?? await turn.Db.Cases.Where(c => c.ResidentId == turn.ResidentId).OrderByDescending(c => c.CreatedAt).Select(c => c.Community)
            .FirstOrDefaultAsync(turn.Cancellation);
}

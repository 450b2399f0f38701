using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Understands the newest first messages of residents again: those the classifier alone decided about, outside any form.
/// Nothing is answered or stored.
/// </summary>
public sealed class ReplayMessages(Transactions transactions, IntentModel learned)
{
    /// <summary>How many messages a reviewer looks back on.</summary>
    public const int Usual = 500;

    /// <param name="by">Null: the operator's command.</param>
    /// <param name="last">How many messages at most.</param>
    /// <param name="more">Learned in addition, for this replay alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Replay> RunAsync(StaffIdentity? by, int last, IReadOnlyList<IntentExample> more, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Review))
            return new Replay(0, []);
        await learned.CatchUpAsync(cancellation);
        var now = learned.Current;
        var with = more.Count == 0 ? now : await learned.WithAsync(more, cancellation);
        await using var db = await transactions.ReadAsync(cancellation);
        var places = await PlaceNames.ReadAsync(db, cancellation);
        var lines = db.Activities.AsNoTracking().Where(a => a.Speaker == Speaker.Resident && a.Turn == TurnState.Done && a.Decision != null)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => new { a.Text, a.Decision }).AsAsyncEnumerable();
        var messages = 0;
        var changed = new List<ReplayedMessage>();
        await foreach (var line in lines.Where(line => line.Decision!.IsFirst).Take(last).WithCancellation(cancellation))
        {
            messages++;
            var certain = learned.Certainly(line.Text);
            var replayed = new ReplayedMessage(
                line.Text,
                new Meaning(line.Decision!.Intents).Taken,
                (certain ?? now.Classify(line.Text)).Taken,
                (certain ?? with.Classify(line.Text)).Taken);
            if (replayed.Recorded != replayed.Now || replayed.Now != replayed.With)
                changed.Add(replayed with { Text = Redaction.Of(line.Text, places: places) });
        }

        return new Replay(messages, changed);
    }
}

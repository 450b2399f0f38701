using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A message that would be understood differently.</summary>
/// <param name="Text">Redacted.</param>
/// <param name="Recorded">As it was understood when it came.</param>
/// <param name="Now">As it is understood with what is learned by now.</param>
/// <param name="With">As it would be understood with the additional examples; the same as now without any.</param>
public sealed record ReplayedMessage(string Text, Intent Recorded, Intent Now, Intent With);

/// <summary>What a replay found.</summary>
/// <param name="Messages">First messages that were looked at.</param>
/// <param name="Changed">Those with more than one meaning, the newest first.</param>
public sealed record Replay(int Messages, IReadOnlyList<ReplayedMessage> Changed);

/// <summary>
/// Understands the newest first messages of residents again: those the classifier alone decided about, outside any form.
/// Nothing is answered or stored.
/// </summary>
public sealed class ReplayMessages(Transactions transactions, LearnIntents learned)
{
    /// <summary>How many messages a reviewer looks back on.</summary>
    public const int Usual = 500;

    /// <param name="last">How many messages at most.</param>
    /// <param name="more">Learned in addition, for this replay alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Replay> RunAsync(int last, IReadOnlyList<IntentExample> more, CancellationToken cancellation)
    {
        await learned.CatchUpAsync(cancellation);
        var now = learned.Current;
        var with = more.Count == 0 ? now : await learned.WithAsync(more, cancellation);
        await using var db = await transactions.ReadAsync(cancellation);
        var places = await PlaceNames.ReadAsync(db, cancellation);
        var lines = db.Activities.AsNoTracking().Where(a => a.Speaker == Speaker.Resident && a.Turn == TurnState.Done && a.Understood != null)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => new { a.Text, a.Understood }).AsAsyncEnumerable();
        var messages = 0;
        var changed = new List<ReplayedMessage>();
        await foreach (var line in lines.Where(line => line.Understood!.IsFirst).Take(last).WithCancellation(cancellation))
        {
            messages++;
            var certain = learned.Certainly(line.Text);
            var replayed = new ReplayedMessage(
                line.Text,
                new Meaning(line.Understood!.Intents).Taken,
                (certain ?? now.Classify(line.Text)).Taken,
                (certain ?? with.Classify(line.Text)).Taken);
            if (replayed.Recorded != replayed.Now || replayed.Now != replayed.With)
                changed.Add(replayed with { Text = Redaction.Of(line.Text, places: places) });
        }

        return new Replay(messages, changed);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Does what a call asks for once, however often the call comes: the answer is kept in the transaction of its effect. Kept answers are forgotten
/// by <see cref="ForgetAnswers"/>.
/// </summary>
public sealed class AnswerOnce(Transactions transactions, TimeProvider clock)
{
    /// <param name="call">Null: the caller gave no key, and each call counts.</param>
    /// <param name="work">
    /// All it does stands in the transaction it is given, and what it throws rolls everything back. It is run again when another was first
    /// (<see cref="Transactions.RetryAsync"/>).
    /// </param>
    /// <param name="cancellation">Ends it without an effect.</param>
    /// <returns>The answer, of this call or of the same one before; null: the key came with another call before.</returns>
    public Task<CallAnswer?> RunAsync(RepeatableCall? call, Func<AppDb, Task<CallAnswer>> work, CancellationToken cancellation) =>
        transactions.RetryAsync(async db => call is null ? await work(db) : await AnswerAsync(db, call, work, cancellation), cancellation);

    private async Task<CallAnswer?> AnswerAsync(AppDb db, RepeatableCall call, Func<AppDb, Task<CallAnswer>> work, CancellationToken cancellation)
    {
        if (await db.KeptAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.CallerId == call.CallerId && a.Key == call.Key, cancellation) is { } before)
            return before.RequestHash == call.RequestHash ? new CallAnswer(before.Status, before.Body) : null;
        var now = clock.GetUtcNow();
        var kept = new KeptAnswer(call, now);
        db.KeptAnswers.Add(kept);

        // This line decides: on a server the second of two waits here until the first has ended, and then finds its answer.
        await db.SaveChangesAsync(cancellation);
        var answer = await work(db);
        if (answer.IsRefusal)
        {
            db.KeptAnswers.Remove(kept);
            return answer;
        }

        kept.Keep(answer);
        await ForgetAnswers.ScheduleAsync(db, now, cancellation);
        return answer;
    }
}

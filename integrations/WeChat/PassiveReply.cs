using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>The text that answers a request, and when it was said.</summary>
internal sealed record PassiveText(string Text, DateTimeOffset At);

/// <summary>
/// Waits for the turn of a message and takes its replies for the answer to the request itself (被动回复). A repeat of the
/// request waits for the same turn and gets the same text; what was pushed meanwhile is not given again.
/// </summary>
internal sealed class PassiveReply(TurnRunner turns, OutboxSender outbox, Transactions transactions, TimeProvider clock, ILogger<PassiveReply> log)
{
    /// <summary>How long a request is kept open from its arrival. WeChat hangs up after five seconds; the reply still has to travel.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(3.5);

    /// <param name="arrived">Timestamp of the request's arrival, from the clock.</param>
    /// <param name="gone">WeChat has hung up: nothing is taken, the turn goes on.</param>
    /// <returns>Null: answer <c>success</c>; what there is to say is pushed.</returns>
    public async Task<PassiveText?> WaitAsync(Receipt receipt, bool canPush, long arrived, CancellationToken gone)
    {
        // The embedded database works on the calling thread, so the turn gets its own; it is not the request's to cancel.
        var turn = Task.Run(() => turns.RunAsync(receipt.ConversationId, CancellationToken.None), CancellationToken.None);
        var left = Window - clock.GetElapsedTime(arrived);
        try
        {
            await turn.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, gone);
            return await TakeAsync(receipt.ActivityId, canPush, gone);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            _ = turn.ContinueWith(failed => Report(failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        catch (Exception failure) when (turn.IsFaulted)
        {
            Report(failure);
        }

        return null;
    }

    private void Report(Exception failure) => log.LogError(failure, "A turn could not run; the message is kept and tried again.");

    private async Task<PassiveText?> TakeAsync(Guid inboundActivityId, bool canPush, CancellationToken gone)
    {
        gone.ThrowIfCancellationRequested();
        var replies = await ReadAsync(inboundActivityId);
        var waiting = replies.Where(reply => reply.Untouched).ToList();
        if (waiting.Count > 0 && !replies.Any(reply => reply.Passive))
        {
            var share = PassiveShare.Of(waiting, canPush);
            await outbox.TakeRepliesAsync(inboundActivityId, share.Whole, share.Begun, CancellationToken.None);
            // Another copy of the request may have been first: what the database now says went passively is the answer to both.
            replies = await ReadAsync(inboundActivityId);
        }

        var passive = replies.Where(reply => reply.Passive).ToList();
        return passive.Count == 0 ? null : new PassiveText(PassiveShare.Of(passive, canPush).Text, passive[0].At);
    }

    private async Task<IReadOnlyList<TurnReply>> ReadAsync(Guid inboundActivityId)
    {
        await using var db = await transactions.ReadAsync(CancellationToken.None);
        return await TurnReply.ReadAsync(db, inboundActivityId, CancellationToken.None);
    }
}

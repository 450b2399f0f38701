using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Waits for the turn of a message and takes what there is to say for the answer to the request itself (被动回复). A repeat
/// of the request waits for the same turn and gets the same text; what was pushed meanwhile is not given again. When two
/// answers have not arrived, the third is pushed, since the API says whether it has.
/// </summary>
internal sealed class PassiveReply(TurnRunner turns, PassiveReplies pending, WeChatChannel channel, RepeatedPosts posts, TimeProvider clock,
    ILogger<PassiveReply> log)
{
    /// <summary>How long a request is kept open from its arrival. WeChat hangs up after five seconds; the reply still has to travel.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(3.5);

    /// <summary>How long what waits in the conversation may be looked for after the turn.</summary>
    private static readonly TimeSpan TakeWithin = TimeSpan.FromSeconds(1);

    /// <summary>UTF-8 bytes; longer replies have been seen to fail at 2,048 with WeChat's failure line.</summary>
    public const int Limit = 1800;

    public Arrival Arrive() => posts.Arrive();

    /// <summary>The answer to a message that is kept and will be answered later: by a push, or with the resident's next message.</summary>
    public PassiveText? Later(WeChatAccount account) => account.CanPush ? null : new PassiveText(WeChatTexts.NotReadyYet, clock.GetUtcNow());

    /// <summary>A request whose answer may carry what its message's turn has to say.</summary>
    /// <param name="gone">WeChat has hung up.</param>
    public static PassiveReplyRequest Begin(WeChatAccount account, CancellationToken gone) =>
        new(account.CanPush, (lines, asked) => Carry(lines, asked, account.CanPush), gone);

    /// <param name="openId">Who wrote.</param>
    /// <param name="gone">WeChat has hung up: nothing is taken, the turn goes on.</param>
    /// <returns>Null: answer <c>success</c>; what there is to say is pushed.</returns>
    /// <exception cref="Exception">It <see cref="DatabaseOutage.MayBe"/> an outage: whether something was given to the request is not known.</exception>
    public async Task<PassiveText?> WaitAsync(
        Kept kept, PassiveReplyRequest request, WeChatAccount account, string openId, Arrival arrival, CancellationToken gone)
    {
        var receipt = kept.Receipt;
        if (kept.IsAnswered)
            return await TextAsync(receipt, request);
        var left = Window - clock.GetElapsedTime(arrival.Timestamp);
        // In a crowd those who came first are answered in time, and the latest are told at once. A message that came again
        // may have an answer that did not arrive, which is looked for in any case.
        if (!receipt.Duplicate && !turns.HasTimeFor(left))
        {
            turns.Enqueue(receipt.ConversationId);
            return Later(account);
        }

        // The embedded database works on the calling thread, so the turn gets its own; it is not the request's to cancel.
        var turn = Task.Run(() => turns.RunAsync(receipt, request, CancellationToken.None), CancellationToken.None);
        try
        {
            if (!await IsDoneAsync(turn, left, gone) && request.GiveUp())
            {
                _ = FollowAsync(turn, receipt, account, openId);
                return Later(account);
            }

            await turn;
            if (account.CanPush && posts.IsLast(receipt.ActivityId, arrival))
            {
                await pending.ReturnAsync(receipt, CancellationToken.None);
                return null;
            }

            return await TextAsync(receipt, request);
        }
        catch (Exception failure) when (turn.IsFaulted && !DatabaseOutage.MayBe(failure))
        {
            Report(failure);
            return Later(account);
        }
    }

    private async Task<PassiveText?> TextAsync(Receipt receipt, PassiveReplyRequest request)
    {
        if (await TakeAsync(receipt, request) is not { } carried)
            return null;
        posts.Answered(receipt.ActivityId);
        return new PassiveText(carried.Text ?? WeChatPacker.Again(carried), carried.Asked);
    }

    private async Task<PassiveReplyLines?> TakeAsync(Receipt receipt, PassiveReplyRequest request)
    {
        using var limit = new CancellationTokenSource(TakeWithin, clock);
        try
        {
            return await pending.TakeAsync(receipt, request, limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("What waits in the conversation could not be looked for in time.", late);
        }
    }

    /// <returns>False when it is late, or WeChat has hung up.</returns>
    private async Task<bool> IsDoneAsync(Task turn, TimeSpan left, CancellationToken gone)
    {
        try
        {
            await turn.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, gone);
            return !gone.IsCancellationRequested;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private static Carried Carry(IReadOnlyList<DeliveryLine> lines, DateTimeOffset asked, bool followed) =>
        WeChatPacker.Pack(lines, Limit, 1, asked, followed) is [var first, ..] ? new Carried(first.UpTo, first.Text)
            : new Carried([.. lines.Select(_ => DeliveryReport.Whole)], "");

    /// <summary>The resident sees that somebody is at it, and gets the answer as soon as it is there.</summary>
    private async Task FollowAsync(Task turn, Receipt receipt, WeChatAccount account, string openId)
    {
        try
        {
            if (account.CanPush && !turn.IsCompleted)
                await channel.ShowTypingAsync(account, openId, CancellationToken.None);
            await turn;
            await pending.ReleaseAsync(receipt, CancellationToken.None);
        }
        catch (Exception failure)
        {
            Report(failure);
        }
    }

    private void Report(Exception failure) => log.LogError(failure, "A turn could not run; the message is kept and tried again.");
}

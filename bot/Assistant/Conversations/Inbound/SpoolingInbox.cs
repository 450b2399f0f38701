using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>
/// The inbox for a channel whose sender gives up soon: what the database cannot take in time waits in the spool. What comes
/// later of the same conversation waits behind it, so that the order holds.
/// </summary>
public sealed class SpoolingInbox(Inbox inbox, TurnRunner turns, LeaveChannel leave, Spool spool, DatabaseOutage outage, TimeProvider clock)
{
    /// <summary>How long the database is waited for unless the caller has less time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);

    private readonly KeyedGates<(string Channel, string Address)> gates = new();

    /// <param name="message">What came.</param>
    /// <param name="request">Who waits for the answer.</param>
    /// <param name="left">Until the sender hangs up.</param>
    /// <returns>Null when the message waits in the spool: it is kept, and will be answered once.</returns>
    /// <exception cref="SpoolException">It is not kept; the sender has to send it again.</exception>
    public async Task<Kept?> ReceiveAsync(InboundMessage message, PassiveReplyRequest request, TimeSpan left)
    {
        Kept? kept = null;
        var patience = left < Shortest ? Shortest : left < Patience ? left : Patience;
        var isIn = await TakeInAsync(ItemOf(message), async limit => kept = await turns.ReceiveAndAnswerAsync(message, request, limit), patience);
        if (isIn)
            return kept;
        // Should its turn come to an end all the same, nobody waits for the answer here any more.
        request.GiveUp();
        return null;
    }

    /// <inheritdoc cref="LeaveChannel.RunAsync"/>
    /// <exception cref="SpoolException">It is not kept; the sender has to send it again.</exception>
    public Task LeaveAsync(string channel, string address) =>
        TakeInAsync(new SpooledItem(channel, address) { Left = true }, limit => leave.RunAsync(channel, address, limit), Patience);

    /// <inheritdoc cref="Inbox.NoteAsync"/>
    /// <exception cref="SpoolException">It is not kept; the sender has to send it again.</exception>
    public Task NoteAsync(string channel, string address, NoticeAnswer answer) =>
        TakeInAsync(new SpooledItem(channel, address) { Answer = answer }, limit => inbox.NoteAsync(channel, address, answer, limit), Patience);

    /// <summary>
    /// A message was received, but its turn was cut off by an outage: whether its answer was written and given to its request
    /// is not known. When the database is back the message is taken as one that came again.
    /// </summary>
    /// <param name="cause">What cut it off.</param>
    public void ComesAgain(InboundMessage message, Exception cause)
    {
        outage.Explains(cause);
        Append(ItemOf(message));
    }

    private static SpooledItem ItemOf(InboundMessage message) => new(message.Channel, message.Address) { Message = message };

    private async Task<bool> TakeInAsync(SpooledItem item, Func<CancellationToken, Task> work, TimeSpan patience)
    {
        using var gate = await gates.EnterAsync((item.Channel, item.Address), CancellationToken.None);
        if (!outage.IsOn && !spool.Holds(item) && await InTimeAsync(work, patience))
            return true;
        Append(item);
        return false;
    }

    /// <summary>False when the database is away or keeps us waiting; then it may be done all the same, which its key will tell.</summary>
    private async Task<bool> InTimeAsync(Func<CancellationToken, Task> work, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        try
        {
            // The embedded database works on the calling thread.
            await Task.Run(() => work(limit.Token), CancellationToken.None).WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (DatabaseOutage.MayBe(failure))
        {
            outage.Explains(failure);
            return false;
        }
    }

    private void Append(SpooledItem item)
    {
        try
        {
            spool.Append(item);
            outage.Waits();
        }
        catch (SpoolException failure)
        {
            outage.Refuses(failure.Message);
            throw;
        }
    }
}

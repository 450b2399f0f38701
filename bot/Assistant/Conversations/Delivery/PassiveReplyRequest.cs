namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// A resident's own request that stays open for the answer to its message (被动回复). The turn of that message gives it the
/// lines in the transaction that writes them, if somebody still waits then: whoever waits and the turn agree on it once.
/// </summary>
/// <param name="canPush">What is not carried follows by pushing; else it is kept for the resident's next contact.</param>
/// <param name="carry">Chooses how far each line is carried, and words it; told when the message came.</param>
/// <param name="gone">The resident's side has hung up: nothing is given any more.</param>
public sealed class PassiveReplyRequest(bool canPush, Func<IReadOnlyList<DeliveryLine>, DateTimeOffset, Carried> carry, CancellationToken gone)
{
    private const int Open = 0;
    private const int Held = 1;
    private const int GivenUp = 2;
    private int state;

    internal bool CanPush => canPush;

    /// <summary>What the turn gave, once it is committed; null: the turn did not decide.</summary>
    internal PassiveReplyResult? Result { get; set; }

    /// <summary>False once it was given up or hung up: its turn need not be in time any more.</summary>
    internal bool IsAwaited => !gone.IsCancellationRequested && Volatile.Read(ref state) != GivenUp;

    /// <returns>True: the turn goes on without this request. False: the turn is giving it its lines, and is about to end.</returns>
    public bool GiveUp() => Interlocked.CompareExchange(ref state, GivenUp, Open) != Held;

    /// <returns>True: somebody waits, and stays until the turn has ended.</returns>
    internal bool Hold() => !gone.IsCancellationRequested && Interlocked.CompareExchange(ref state, Held, Open) != GivenUp;

    /// <summary>The turn that held it came to nothing; another may hold it, or whoever waits give it up.</summary>
    internal void Release() => Interlocked.CompareExchange(ref state, Open, Held);

    internal Carried Choose(IReadOnlyList<DeliveryLine> lines, DateTimeOffset asked) => carry(lines, asked);
}

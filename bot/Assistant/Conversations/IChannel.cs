namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How a delivery ended.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    public sealed record Delivered : DeliveryResult;

    /// <summary>Try again later.</summary>
    /// <param name="Reason">For staff; without message text.</param>
    /// <param name="NotBefore">The channel asks for a longer pause than the usual back-off.</param>
    /// <param name="Unsure">It may have arrived all the same: the channel broke off after it was asked.</param>
    public sealed record Failed(string Reason, DateTimeOffset? NotBefore = null, bool Unsure = false) : DeliveryResult;

    /// <summary>Nothing more can be pushed now; it waits for the resident's next contact.</summary>
    /// <param name="Reason">For staff; without message text.</param>
    public sealed record Kept(string Reason) : DeliveryResult;

    /// <summary>Trying again cannot help, not even after her next contact.</summary>
    /// <param name="Reason">For staff; without message text.</param>
    public sealed record Hopeless(string Reason) : DeliveryResult;
}

/// <summary>A line to push.</summary>
/// <param name="EndsTurn">The last line of an answer: only its choices count.</param>
/// <param name="Sent">UTF-16 units of it, as the channel writes it, that she has already.</param>
/// <param name="Unsure">An earlier attempt may have arrived.</param>
public sealed record PushLine(Activity Activity, bool EndsTurn, int Sent, bool Unsure = false);

/// <summary>Everything that is due in one conversation, in order; the channel makes as few messages of it as it can.</summary>
/// <param name="Budget">Messages that may be sent; null: no limit.</param>
/// <param name="Acceptances">Notices outside the conversation that she has agreed to.</param>
/// <param name="Noticed">She was already told that something waits.</param>
/// <param name="Discreet">A notice outside the conversation says nothing of what waits (悄悄聊).</param>
public sealed record Push(string Channel, string Address, IReadOnlyList<PushLine> Lines, int? Budget, int Acceptances, bool Noticed, bool Discreet = false);

/// <summary>What became of a <see cref="Push"/>.</summary>
/// <param name="Sent">Of each line, in the order of the push, how much she has now; a line with <see cref="Whole"/> is done.</param>
public sealed record Delivery(DeliveryResult Result, IReadOnlyList<int> Sent)
{
    /// <summary>A line carried to its end.</summary>
    public const int Whole = int.MaxValue;

    /// <summary>Messages it took.</summary>
    public int Messages { get; init; }

    /// <summary>The channel says that its allowance is used up, whatever was counted here.</summary>
    public bool Exhausted { get; init; }

    /// <summary>She was told outside the conversation that something waits for her.</summary>
    public bool Noticed { get; init; }

    public int AcceptancesUsed { get; init; }
}

/// <summary>
/// A way residents reach the city. Channels whose readers fetch the transcript themselves (web chat, terminal) need
/// none of this; a channel that has to push gets its replies through the outbox.
/// </summary>
public interface IPushChannel
{
    /// <summary>True when this instance delivers for a channel name such as <c>wechat:main</c>.</summary>
    bool Serves(string channel);

    /// <summary>How long a reply waits for a faster way (a passive reply) before it is pushed.</summary>
    TimeSpan Patience { get; }

    Task<Delivery> SendAsync(Push push, CancellationToken cancellation);
}

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
    public sealed record Failed(string Reason) : DeliveryResult;

    /// <summary>Trying again cannot help (blocked, unknown address).</summary>
    /// <param name="Reason">For staff; without message text.</param>
    public sealed record Hopeless(string Reason) : DeliveryResult;
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

    Task<DeliveryResult> SendAsync(string channel, string address, Activity activity, CancellationToken cancellation);
}

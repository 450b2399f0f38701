namespace ResidentAssistant.Assistant.Conversations;

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

    Task<DeliveryReport> SendAsync(DeliveryBatch push, CancellationToken cancellation);
}

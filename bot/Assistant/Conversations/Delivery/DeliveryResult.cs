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
    public sealed record Deferred(string Reason) : DeliveryResult;

    /// <summary>Trying again cannot help, not even after the resident's next contact.</summary>
    /// <param name="Reason">For staff; without message text.</param>
    public sealed record Hopeless(string Reason) : DeliveryResult;
}

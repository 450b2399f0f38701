namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>What a channel received for one conversation and the database could not take: one of the three is given.</summary>
/// <param name="Channel">See <see cref="InboundMessage.Channel"/>.</param>
/// <param name="Address">Who wrote, in the channel's terms; personal.</param>
public sealed record SpooledItem(string Channel, string Address)
{
    public InboundMessage? Message { get; init; }

    /// <summary>Whether the resident wants notices.</summary>
    public NoticeAnswer? Answer { get; init; }

    /// <summary>The resident has left the channel.</summary>
    public bool Left { get; init; }
}

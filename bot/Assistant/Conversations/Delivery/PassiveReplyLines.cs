namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What the answer to a resident's own request carries.</summary>
/// <param name="Lines">In order, each from <see cref="DeliveryLine.Sent"/> to the entry of <paramref name="UpTo"/>.</param>
/// <param name="Asked">When the message came that is answered.</param>
/// <param name="Text">As the channel worded it; null when it is a repeat, and has to say the same again.</param>
/// <param name="MoreIsDeferred">Something is left that waits for the resident's next contact.</param>
public sealed record PassiveReplyLines(IReadOnlyList<DeliveryLine> Lines, IReadOnlyList<int> UpTo, DateTimeOffset Asked, bool MoreIsDeferred, string? Text = null);

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How a channel puts lines into the answer to a request.</summary>
/// <param name="UpTo">How far each line is carried, as in <see cref="DeliveryReport"/>.</param>
/// <param name="Text">What the answer says.</param>
public sealed record Carried(IReadOnlyList<int> UpTo, string Text);

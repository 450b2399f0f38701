namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A message that is kept.</summary>
/// <param name="IsAnswered">Its turn is over.</param>
public sealed record Kept(Receipt Receipt, bool IsAnswered);

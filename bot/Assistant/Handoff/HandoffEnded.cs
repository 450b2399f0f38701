namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A lawyer has given a conversation back to the assistant.</summary>
public sealed record HandoffEnded(HandoffSession Session);

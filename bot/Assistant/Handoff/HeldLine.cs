namespace ResidentAssistant.Assistant.Handoff;

/// <summary>How far a conversation that is held has come.</summary>
/// <param name="SessionId">The hand-off.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Before">Number of the last line before it was taken over.</param>
/// <param name="Last">Number of its newest line.</param>
public sealed record HeldLine(Guid SessionId, Guid ConversationId, long Before, long Last);

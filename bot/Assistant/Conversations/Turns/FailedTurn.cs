namespace ResidentAssistant.Assistant.Conversations;

/// <summary>A resident's message that could not be answered; what it says stays in the conversation.</summary>
/// <param name="Reference">The number the resident was told.</param>
public sealed record FailedTurn(string Reference, string Channel, int Attempts, DateTimeOffset At);

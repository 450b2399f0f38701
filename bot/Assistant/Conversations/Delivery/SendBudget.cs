namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How many messages may still be pushed to a resident, and until when; without the one kept in reserve.</summary>
public sealed record SendBudget(int Left, DateTimeOffset Until);

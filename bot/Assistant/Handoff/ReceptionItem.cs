namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A waiting or running conversation in the lawyer's list.</summary>
public sealed record ReceptionItem(Guid SessionId, Guid ConversationId, string Channel, string LastWords, DateTimeOffset RequestedAt,
    DateTimeOffset? ClaimedAt, bool Mine);

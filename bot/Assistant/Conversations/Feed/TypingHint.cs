namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Somebody is writing just now (正在输入).</summary>
/// <param name="Name">Name shown for a person who answers, e.g. 张律师; null for a resident.</param>
public sealed record TypingHint(Guid ConversationId, Speaker Speaker, string? Name);

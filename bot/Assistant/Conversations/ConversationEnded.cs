namespace ResidentAssistant.Assistant.Conversations;

/// <summary>No address leads to a conversation any more: the resident has left, or somebody else may have come into it.</summary>
public sealed record ConversationEnded(Conversation Conversation);

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Who a token speaks for.</summary>
/// <param name="User">The visitor, <c>dl_</c> and 32 hex digits: random, and of no use but as a name.</param>
public sealed record WebChatIdentity(Guid ConversationId, string User);

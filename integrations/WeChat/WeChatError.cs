namespace ResidentAssistant.Integrations.WeChat;

/// <param name="Meaning">For staff.</param>
internal sealed record WeChatError(int Code, Reaction Reaction, string Meaning);

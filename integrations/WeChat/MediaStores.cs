using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Where what was fetched is kept, and how the API is spoken to.</summary>
internal sealed record MediaStores(Photos Photos, Voices Voices, WeChatHttp Http);

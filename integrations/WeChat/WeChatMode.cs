namespace ResidentAssistant.Integrations.WeChat;

/// <summary>How WeChat sends messages to us (消息加解密方式); set to the same in the account's console.</summary>
public enum WeChatMode
{
    /// <summary>安全模式: only encrypted messages.</summary>
    Safe,

    /// <summary>兼容模式: encrypted beside clear; only the encrypted part is read, since nothing covers the clear one.</summary>
    Compatible,

    /// <summary>明文模式: the signature does not cover the body. For trials; never the default.</summary>
    Plain,
}

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How messages are pushed (消息加解密方式).</summary>
internal enum PushMode
{
    /// <summary>明文模式.</summary>
    Clear,

    /// <summary>兼容模式.</summary>
    Both,

    /// <summary>安全模式.</summary>
    Encrypted,
}

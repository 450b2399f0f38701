namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What can go wrong on the way of a message to the webhook.</summary>
internal enum PushTrouble
{
    None,

    /// <summary>The answer arrives only after <see cref="PushFault.Delay"/>.</summary>
    Slow,

    /// <summary>The connection breaks when the answer comes, or 150 ms after the request was sent.</summary>
    Cut,

    /// <summary>The same post twice within 50 ms.</summary>
    Duplicate,

    /// <summary>The message waits until a later one of the same account has been delivered.</summary>
    OutOfOrder,

    /// <summary>The signature that counts in this mode is of something else.</summary>
    BadSignature,

    /// <summary>Encrypted and signed properly, for another account.</summary>
    WrongAppId,

    /// <summary>The Base64 text ends in the middle.</summary>
    TruncatedCipher,

    /// <summary>Signed properly, ten minutes ago.</summary>
    OldTimestamp,

    /// <summary>Padding of more than 16 bytes, which a plain PKCS#7 reader refuses. Not an error.</summary>
    WidePadding,
}

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a person did that lets the account write to them for a while.</summary>
internal enum PersonAction
{
    /// <summary>Sent a message: 5 messages in 48 hours.</summary>
    Message,

    /// <summary>Tapped a menu item that answers, or a choice of a menu message: 3 in one minute.</summary>
    Click,

    /// <summary>Followed: 3 in one minute.</summary>
    Follow,

    /// <summary>Scanned a parametric QR code: 3 in one minute.</summary>
    Scan,
}

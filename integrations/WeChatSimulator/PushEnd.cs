namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How a message or an event ended.</summary>
internal enum PushEnd
{
    /// <summary>The account replied at once.</summary>
    Reply,

    /// <summary>The account took it and said nothing for now.</summary>
    Silent,

    /// <summary>The person read that the account is out of order.</summary>
    FailureLine,

    /// <summary>A failure nobody sees: of an event that has no reply.</summary>
    Unseen,

    /// <summary>No server address, or it has not passed verification.</summary>
    NotPushed,
}

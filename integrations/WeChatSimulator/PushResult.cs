namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How a message or an event ended.</summary>
internal enum PushEnd
{
    /// <summary>The account replied at once.</summary>
    Reply,

    /// <summary>The account took it and said nothing for now.</summary>
    Silent,

    /// <summary>She read that the account is out of order.</summary>
    FailureLine,

    /// <summary>A failure nobody sees: of an event that has no reply.</summary>
    Unseen,

    /// <summary>No server address, or it has not passed verification.</summary>
    NotPushed,
}

/// <param name="Posts">How often it was posted.</param>
/// <param name="Why">Of failures: what was wrong with the last answer.</param>
/// <param name="Status">HTTP status of the last answer; 0 when there was none.</param>
internal sealed record PushResult(PushEnd End, int Posts, ScreenLine? Reply = null, string? Why = null, int Status = 0)
{
    /// <summary>The line it ended with; null when she saw nothing.</summary>
    public string? Text => End == PushEnd.FailureLine ? WebhookSender.FailureLine : Reply?.Text;
}

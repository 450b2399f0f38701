namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Posts">How often it was posted.</param>
/// <param name="Why">Of failures: what was wrong with the last answer.</param>
/// <param name="Status">HTTP status of the last answer; 0 when there was none.</param>
internal sealed record PushResult(PushEnd End, int Posts, ScreenLine? Reply = null, string? Why = null, int Status = 0)
{
    /// <summary>The line it ended with; null when the person saw nothing.</summary>
    public string? Text => End == PushEnd.FailureLine ? WebhookSender.FailureLine : Reply?.Text;
}

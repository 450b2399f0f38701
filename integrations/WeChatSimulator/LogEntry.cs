namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Who">The OpenID it concerns, if any.</param>
/// <param name="Text">One line for people; never a secret.</param>
/// <param name="Path">Of a call.</param>
/// <param name="Code">HTTP status of a post, errcode of a call.</param>
/// <param name="Detail">The whole body, for assertions and for looking closer.</param>
internal sealed record LogEntry(long Number, DateTimeOffset At, Happening Kind, string Account, string? Who, string Text)
{
    public string? Path { get; init; }

    public int Code { get; init; }

    public string? Detail { get; init; }
}

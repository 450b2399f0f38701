namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What a resident answers when asked whether they want notices (订阅通知).</summary>
public enum NoticeAnswer
{
    /// <summary>One more.</summary>
    Accepted,

    /// <summary>None any more.</summary>
    Rejected,
}

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What residents read about replies that could not be sent at once.</summary>
public static class ReplyTexts
{
    /// <summary>Asks for what is kept.</summary>
    public const string Show = "查看回复";

    public const string NothingKept = "没有新的回复，该说的都发给您了。还有事您直接说。";
}

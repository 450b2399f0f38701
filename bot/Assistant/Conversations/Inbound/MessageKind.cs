namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What a message carries besides its text.</summary>
public enum MessageKind
{
    Text,
    Photo,
    Voice,
    Location,

    /// <summary>A resident came in: followed the account, opened the page.</summary>
    Joined,

    /// <summary>A sticker or something this channel cannot show.</summary>
    Unreadable,
}

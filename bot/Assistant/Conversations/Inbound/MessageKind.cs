namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What a line of the transcript was as a message (see <see cref="InboundMessage"/>). The spool stores the numbers: they stay.</summary>
public enum MessageKind
{
    Text = 0,
    Photo = 1,
    Voice = 2,
    Location = 3,
    Joined = 4,
    Unreadable = 5,
}

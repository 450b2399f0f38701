using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>A resident has left a channel: what was said and had there is erased and given back.</summary>
/// <param name="Conversation">Ended already (see <see cref="ConversationEnded"/>).</param>
public sealed record ResidentLeft(Conversation Conversation)
{
    /// <summary>Something stays whose file has the resident's name and telephone.</summary>
    public bool IsOnFile { get; set; }
}

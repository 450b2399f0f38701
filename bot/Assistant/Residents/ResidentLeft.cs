using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>A resident has left a channel: the address is deleted, and what was said is about to be.</summary>
/// <param name="Conversation">Ended already.</param>
/// <param name="Erases">
/// What the resident said and had is erased and given back; false: somebody else may have come into the conversation, which only ends.
/// </param>
public sealed record ResidentLeft(Conversation Conversation, bool Erases)
{
    /// <summary>Something stays whose file has the resident's name and telephone.</summary>
    public bool IsOnFile { get; set; }
}

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// What somebody may want news of (关注点): a conversation, a queue, the cases of a unit. The core knows conversations only; a module declares its
/// own beside its entities, e.g. <see cref="Cases.CaseTopics"/>.
/// </summary>
/// <param name="Kind">At most 32 characters; no two modules use the same.</param>
/// <param name="Id">Which one of the kind; <see cref="Guid.Empty"/> where there is only one. Null listens to all of the kind and is never published.</param>
public readonly record struct Topic(string Kind, Guid? Id)
{
    /// <summary>The kind of conversations. Their rows count their lines themselves, so that no stamp is kept for them.</summary>
    internal const string ConversationKind = "conversation";

    /// <summary>What is said in a conversation, and who handles it.</summary>
    public static Topic Conversation(Guid id) => new(ConversationKind, id);
}

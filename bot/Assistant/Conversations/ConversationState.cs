namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who answers the resident now: the one state of a conversation. <see cref="ConversationStates"/> tells how it changes.</summary>
public enum ConversationState
{
    /// <summary>The assistant.</summary>
    Assistant,

    /// <summary>The resident waits for a person; the assistant still answers.</summary>
    Waiting,

    /// <summary>The resident waits, and one person is asked to take over; the assistant still answers.</summary>
    Offered,

    /// <summary>A person holds the conversation; the assistant is silent.</summary>
    WithPerson,

    /// <summary>No address leads to it any more.</summary>
    Ended,
}

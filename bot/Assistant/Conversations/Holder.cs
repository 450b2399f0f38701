namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who answers the resident now.</summary>
public enum Holder
{
    /// <summary>The assistant.</summary>
    Assistant,

    /// <summary>The resident waits for a lawyer; the assistant still answers.</summary>
    Queue,

    /// <summary>A person holds the conversation; the assistant is silent.</summary>
    Person,
}

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How far the assistant is with a resident's message.</summary>
public enum TurnState
{
    /// <summary>Not a message that is answered (a reply, a note of the system).</summary>
    None,
    Pending,
    Done,

    /// <summary>Three attempts failed; the resident was told politely and staff can see it.</summary>
    Failed,
}

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>How a lawyer's action ended.</summary>
public enum ReceptionOutcome
{
    Done,

    /// <summary>Another lawyer was faster or is asked just now, or the resident has left the queue.</summary>
    Gone,

    /// <summary>Only the lawyer who took the conversation may write in it, hand it on or end it.</summary>
    NotYours,

    /// <summary>There is nothing to send.</summary>
    Empty,

    /// <summary>There is more text than one line takes.</summary>
    TooLong,

    /// <summary>The other is no lawyer who can receive, or the lawyer's own self.</summary>
    NobodyThere,
}

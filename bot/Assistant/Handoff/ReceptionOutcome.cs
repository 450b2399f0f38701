namespace ResidentAssistant.Assistant.Handoff;

/// <summary>How a lawyer's action ended.</summary>
public enum ReceptionOutcome
{
    Done,

    /// <summary>Another lawyer was faster, or the resident has left the queue.</summary>
    Gone,

    /// <summary>Only the lawyer who took the conversation may write in it or end it.</summary>
    NotYours,

    /// <summary>There is nothing to send.</summary>
    Empty,
}

namespace ResidentAssistant.Assistant.Safety;

/// <summary>How an action at the duty desk ended.</summary>
public enum DutyOutcome
{
    Done,

    /// <summary>There is no such alert, or none that this member of staff may see.</summary>
    NotFound,

    /// <summary>Somebody else acknowledged or finished it first.</summary>
    ChangedMeanwhile,

    /// <summary>What was done is not said.</summary>
    Empty,
}

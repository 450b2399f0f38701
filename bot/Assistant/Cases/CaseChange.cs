namespace ResidentAssistant.Assistant.Cases;

/// <summary>How a change of a case ended.</summary>
public enum CaseChange
{
    Done,

    /// <summary>The case is closed already; nothing was changed.</summary>
    AlreadyClosed,

    /// <summary>Somebody else changed it since it was read; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>There is no such case for this person.</summary>
    NotFound,
}

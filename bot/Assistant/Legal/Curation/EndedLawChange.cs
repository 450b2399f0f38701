namespace ResidentAssistant.Assistant.Legal;

/// <summary>How a change of the list of ended laws ended.</summary>
public enum EndedLawChange
{
    Done,
    NotAllowed,

    /// <summary>Name, day or basis are missing, or something is too long.</summary>
    NotWhole,

    /// <summary>The law stands on the list already.</summary>
    Known,

    /// <summary>Somebody else changed or deleted it first; nothing was overwritten.</summary>
    ChangedMeanwhile,
}

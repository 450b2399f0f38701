namespace ResidentAssistant.Assistant.Legal;

/// <summary>How a change of synonyms ended.</summary>
public enum SynonymChange
{
    Done,
    NotAllowed,

    /// <summary>A side is empty, or a word is too long.</summary>
    NotReadable,

    /// <summary>Somebody else changed or deleted it first; nothing was overwritten.</summary>
    ChangedMeanwhile,
}

namespace ResidentAssistant.Knowledge;

/// <summary>What is known of the end of a law on a list of ended laws (把握).</summary>
public enum EndCertainty
{
    /// <summary>A text or a published decision says that it ended, and when.</summary>
    Sure,

    /// <summary>It ended by all accounts; the day, or a decision of its own, was not found.</summary>
    Likely,

    /// <summary>It has not ended: it was changed or made anew under its name, and the newer text is not at hand.</summary>
    NewerTextMissing,
}

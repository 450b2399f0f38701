namespace ResidentAssistant.Assistant.Cases;

/// <summary>What came of choosing the problem of the month, or of noting how it goes.</summary>
public enum TopicChange
{
    Done,

    /// <summary>Not for this person, not for this unit, or there is none.</summary>
    NotAllowed,

    /// <summary>The sentence is missing or longer than <see cref="MonthlyTopic.LongestText"/>.</summary>
    NoSentence,

    /// <summary>The month is neither this one nor the one before or after.</summary>
    NotThisMonth,

    /// <summary>Somebody else chose meanwhile.</summary>
    ChangedMeanwhile,
}

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>How a proposal or a review of what a sentence means ended.</summary>
public enum CorrectionChange
{
    Done,

    /// <summary>This sentence was proposed before and still stands.</summary>
    KnownAlready,

    /// <summary>Nobody asked what the line means, or nothing is left of it without names and numbers.</summary>
    NothingToLearn,

    /// <summary>Only curators and administrators review.</summary>
    NotAllowed,

    /// <summary>Who proposed it does not approve it.</summary>
    SamePerson,

    /// <summary>Somebody else reviewed it first; nothing was overwritten.</summary>
    ChangedMeanwhile,
}

namespace ResidentAssistant.Assistant.Cases;

/// <summary>How a change of a case ended: done, or why it was refused; then nothing was changed.</summary>
public enum CaseChange
{
    Done,

    /// <summary>There is no such case for this person.</summary>
    NotFound,

    /// <summary>Somebody else changed it since it was read.</summary>
    ChangedMeanwhile,

    /// <summary>This person's role may not.</summary>
    NotAllowed,

    /// <summary>The case is not in a state in which this can be done.</summary>
    WrongState,

    /// <summary>It is not this person's unit that has the case.</summary>
    NotYours,

    /// <summary>It must be accepted before.</summary>
    AcceptFirst,

    /// <summary>The unit that got it must check in before.</summary>
    CheckInFirst,

    /// <summary>The unit has checked in already.</summary>
    AlreadyCheckedIn,

    /// <summary>No unit has it yet: it must be given to one.</summary>
    DispatchFirst,

    /// <summary>There is no such unit.</summary>
    UnknownUnit,

    /// <summary>The unit has it already.</summary>
    SameUnit,

    /// <summary>A duty must be named that says so.</summary>
    BasisNeeded,

    /// <summary>The duty list has no such number.</summary>
    UnknownDuty,

    /// <summary>Words are missing, or are more than 2,000 characters.</summary>
    TextNeeded,

    /// <summary>The units of a whistle are none, too many, or the lead is not among them.</summary>
    LeadNotNamed,

    /// <summary>The date is not between tomorrow and <see cref="DecideCase.LongestHold"/> days from now.</summary>
    DateOutOfRange,

    /// <summary>The days are not between 1 and <see cref="DecideCase.LongestExtension"/>, or it was extended often enough.</summary>
    DaysOutOfRange,

    /// <summary>Nobody has asked for more time.</summary>
    NothingToApprove,

    /// <summary>Only the resident's word, or a long silence, closes.</summary>
    ResidentHasTheWord,

    /// <summary>It was closed too long ago.</summary>
    TooLate,

    /// <summary>It was rated already.</summary>
    AlreadyRated,

    /// <summary>A case cannot be merged into itself or into one that is merged.</summary>
    IntoMerged,
}

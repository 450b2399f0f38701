namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What became of a line of the door.</summary>
public enum DoorOutcome
{
    /// <summary>It is so, now or since before.</summary>
    Done,

    /// <summary>There is no such code, or it is not this person's to see.</summary>
    NotFound,

    /// <summary>It was given back.</summary>
    Cancelled,

    /// <summary>It is on another day.</summary>
    OtherDay,

    /// <summary>It has not begun.</summary>
    NotBegun,

    /// <summary>The person is there, or was.</summary>
    HasCome,

    /// <summary>The person has not come.</summary>
    NotCome,

    /// <summary>What came of the talk is missing, or the note is too long.</summary>
    Incomplete,
}

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>How a check-in ended.</summary>
public enum CheckInOutcome
{
    Done,

    /// <summary>Was checked in before; nothing changed.</summary>
    Again,

    /// <summary>The session is on another day to come.</summary>
    NotToday,

    /// <summary>It waits and has no seat.</summary>
    Waits,

    /// <summary>It was given back, or the session was called off.</summary>
    GivenUp,

    /// <summary>There is none with this code.</summary>
    Unknown,
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Where a place in the waiting list stands.</summary>
public enum WaitingState
{
    Waiting,

    /// <summary>A time is kept for it.</summary>
    Offered,

    /// <summary>The resident took the time.</summary>
    Taken,

    /// <summary>The offer was not answered in time.</summary>
    Lapsed,

    /// <summary>The resident does not wait any more.</summary>
    Left,
}

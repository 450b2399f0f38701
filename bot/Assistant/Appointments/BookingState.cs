namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Where an appointment stands.</summary>
public enum BookingState
{
    /// <summary>约好了</summary>
    Booked,

    /// <summary>到场</summary>
    CheckedIn,

    /// <summary>The talk is over, its outcome is noted.</summary>
    Ended,

    /// <summary>The resident, staff or a closed day gave it back.</summary>
    Cancelled,

    /// <summary>没来: nobody came, and nobody had said so.</summary>
    Missed,

    /// <summary>没来，说过了: nobody came, for a reason that staff let count.</summary>
    Excused,

    /// <summary>Came, and went before the lawyer was free.</summary>
    Left,
}

namespace ResidentAssistant.Assistant.Lectures;

public enum RegistrationState
{
    /// <summary>Has seats.</summary>
    Registered,

    /// <summary>候补: has none yet, and moves up when some become free.</summary>
    Waiting,
    Cancelled,

    /// <summary>Came; the seats stay taken.</summary>
    CheckedIn,
}

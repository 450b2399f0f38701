namespace ResidentAssistant.Assistant.Appointments;

public enum ExceptionKind
{
    /// <summary>Nobody is received: a leave, a closed house.</summary>
    Closed,

    /// <summary>Another lawyer comes instead.</summary>
    Substitute,

    /// <summary>A lawyer comes besides, on one day.</summary>
    Extra,
}

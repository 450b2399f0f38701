namespace ResidentAssistant.Assistant.Safety;

/// <summary>What happened to an alert. Stored by name.</summary>
public enum DangerStep
{
    Raised,
    SaidAgain,

    /// <summary>The resident answered what was asked: called, cannot call, a mistake.</summary>
    Answered,
    Located,
    Escalated,
    Acknowledged,
    Finished,
}

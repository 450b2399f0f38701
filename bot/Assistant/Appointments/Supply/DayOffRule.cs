namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What becomes of a weekly day that is a holiday.</summary>
public enum DayOffRule
{
    /// <summary>It moves to the nearest working day, at most six days away; a worked weekend counts.</summary>
    Moves,

    /// <summary>Nobody comes in that week.</summary>
    FallsOut,
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>How the withdrawal of a slot ended.</summary>
public enum SlotWithdrawal
{
    Done,

    /// <summary>A resident has booked it meanwhile; nothing was changed.</summary>
    Booked,

    /// <summary>It has begun, was withdrawn before, or never existed.</summary>
    NotOpen,

    /// <summary>Lawyers withdraw their own slots only.</summary>
    NotYours,
}

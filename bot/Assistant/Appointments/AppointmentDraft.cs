namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment while it is being made.</summary>
public sealed class AppointmentDraft
{
    public Guid? SlotId { get; set; }

    /// <summary>Day, time, place and lawyer as they were shown when picked.</summary>
    public string? SlotLabel { get; set; }

    /// <summary>The day that was chosen or asked about; an hour that is said later is meant on it.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The hour that was chosen or asked about; a lawyer who is named later is meant then.</summary>
    public SaidHours? Hours { get; set; }

    /// <summary>The slot the resident has booked, which is given back for this one; null when there is none.</summary>
    public Guid? Replaces { get; set; }

    /// <summary>Why the time that was wished cannot be had; said with the question.</summary>
    public string? Told { get; set; }

    public string? Matter { get; set; }
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment while it is being made.</summary>
public sealed class AppointmentDraft
{
    /// <summary>See <see cref="AppointmentSlot.Id"/>; it is held for the resident for some minutes.</summary>
    public string? SlotId { get; set; }

    /// <summary>Day, time, place and lawyer as they were shown when picked.</summary>
    public string? SlotLabel { get; set; }

    /// <summary>The day that was chosen or asked about; an hour that is said later is meant on it.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The hour that was chosen or asked about; a lawyer who is named later is meant then.</summary>
    public SaidHours? Hours { get; set; }

    /// <summary>The code of the booking that is moved; null when it is a new one.</summary>
    public string? Moves { get; set; }

    /// <summary>The slot it has until then.</summary>
    public string? MovesFrom { get; set; }

    /// <summary>Why the time that was wished cannot be had; said with the question.</summary>
    public string? Told { get; set; }

    public string? Matter { get; set; }

    /// <summary>The resident was asked whether it is about what was asked or reported before, and it is not.</summary>
    public bool IsAnother { get; set; }

    /// <summary>Times that were shown and passed over.</summary>
    public int PassedOver { get; set; }

    /// <summary>Shows what answers the matter, where it was not shown in this conversation yet; null when there is none.</summary>
    public string? Answer { get; set; }

    /// <summary>Who comes, when it is somebody else: 我妈; null: the resident.</summary>
    public string? ForWhom { get; set; }

    /// <summary>Name and telephone of that person.</summary>
    public string? PersonName { get; set; }

    public string? PersonPhone { get; set; }

    /// <summary>How many come, from 1.</summary>
    public int People { get; set; } = 1;
}

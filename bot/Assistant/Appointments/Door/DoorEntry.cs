namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A line that the door enters for an appointment.</summary>
/// <param name="Mark">What happened.</param>
public sealed record DoorEntry(DoorMark Mark)
{
    public const int LongestNote = 500;

    /// <summary>When; a door that was offline tells it later. Null, or in the future: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of a talk that is over.</summary>
    public BookingResult? Result { get; init; }

    /// <summary>Of a talk that is over; up to <see cref="LongestNote"/> letters.</summary>
    public string? Note { get; init; }
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Who books, and what about.</summary>
/// <param name="ResidentId">Null: another system or the desk books for somebody.</param>
/// <param name="ConversationId">Where the resident is told; null: nowhere.</param>
/// <param name="Source">See <see cref="Booking.Source"/>.</param>
/// <param name="Matter">What it is about, in the resident's words.</param>
public sealed record BookingRequest(Guid? ResidentId, Guid? ConversationId, string Source, string? Matter)
{
    /// <summary>Who comes, when it is somebody else.</summary>
    public string? Name { get; init; }

    public string? Phone { get; init; }

    /// <summary>How many come, from 1.</summary>
    public int People { get; init; } = 1;

    /// <summary>A time that is held for this place in the waiting list counts as free.</summary>
    public Guid? OfferId { get; init; }
}

using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A waiting or running conversation in the lawyer's list.</summary>
public sealed record ReceptionItem(Guid SessionId, Guid ConversationId, string Channel, string LastWords, DateTimeOffset RequestedAt,
    DateTimeOffset? ClaimedAt, bool Mine)
{
    /// <summary>What it is about; null: not known.</summary>
    public LegalField? Field { get; init; }

    /// <summary>Danger was heard.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Until when this lawyer is asked to take over; null: is not asked.</summary>
    public DateTimeOffset? OfferUntil { get; init; }

    /// <summary>Somebody else is asked just now.</summary>
    public bool IsOfferedToOther { get; init; }

    /// <summary>Another holds it, and this lawyer reads along.</summary>
    public bool IsRead { get; init; }

    /// <summary>Since when the resident waits so long for a word that the lawyer is asked to go on; null: does not.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Number of the newest line.</summary>
    public long LastSequence { get; init; }
}

using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A conversation on the board.</summary>
public sealed record BoardLine(
    Guid SessionId, string Channel, LegalField? Field, bool IsUrgent, DateTimeOffset RequestedAt, string? Lawyer, Guid? LawyerId, string? AskedLawyer,
    DateTimeOffset? ClaimedAt, DateTimeOffset? SilentSince);

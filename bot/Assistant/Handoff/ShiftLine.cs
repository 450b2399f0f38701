namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A shift with the name of who is on duty.</summary>
public sealed record ShiftLine(Guid Id, Guid LawyerId, string Lawyer, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A lawyer on the board.</summary>
public sealed record BoardLawyer(Guid Id, string Name, PresenceState State, bool IsOnline, int Held, int Capacity, DateTimeOffset? DutyUntil);

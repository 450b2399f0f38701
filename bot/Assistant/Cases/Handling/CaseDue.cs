namespace ResidentAssistant.Assistant.Cases;

/// <summary>What is due next, and when.</summary>
public sealed record CaseDue(CaseStep What, DateTimeOffset At);

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff told a resident of a case, in their own words.</summary>
/// <param name="Result">How it was handled; null while it is open.</param>
/// <param name="Last">What they wrote last, when that is not the result.</param>
/// <param name="At">When they wrote last.</param>
public sealed record StaffReply(string? Result, string? Last, DateTimeOffset At);

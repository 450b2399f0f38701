namespace ResidentAssistant.Assistant.Cases;

/// <summary>Something in the figures that somebody should look at.</summary>
/// <param name="Code">copied_answer, answered_in_last_hour or not_solved_after_answer.</param>
/// <param name="Cases">How many cases it is about.</param>
public sealed record CaseFlag(string Code, int Cases);

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A question to try answers with.</summary>
/// <param name="Question">As a resident asks it.</param>
/// <param name="FollowUp">What is said after the answer; null for nothing.</param>
/// <param name="Topic">Id of the entry that answers; null when none is known.</param>
/// <param name="Relevant">Articles that answer; may be missing.</param>
public sealed record TriedQuestion(string Question, string? FollowUp, string? Topic, IReadOnlyList<Citation>? Relevant);

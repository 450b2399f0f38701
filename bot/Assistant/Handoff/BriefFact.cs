namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Something the resident said that a lawyer needs.</summary>
/// <param name="Name">What it is: 金额, 时间, ...</param>
/// <param name="Words">As it was understood.</param>
/// <param name="Sequence">Number of the resident's own line it stands in.</param>
public sealed record BriefFact(string Name, string Words, long Sequence);

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What a lawyer who takes over sees at a glance (接手前看一眼).</summary>
/// <param name="Facts">What the resident said, each with the line it stands in.</param>
/// <param name="Missing">What lawyers ask in such matters and the resident has not spoken of yet.</param>
/// <param name="Question">The resident's words to search the law with.</param>
public sealed record HandoffBrief(IReadOnlyList<BriefFact> Facts, IReadOnlyList<string> Missing, string Question)
{
    public static HandoffBrief Nothing { get; } = new([], [], "");
}

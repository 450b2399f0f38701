using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What staff do with the entries of the knowledge base.</summary>
public static class LegalActions
{
    public const string ProposeName = "knowledge";

    /// <summary>See entries, gaps, synonyms and ended laws, write drafts.</summary>
    public static StaffAction Propose { get; } = new(
        ProposeName,
        new Grant(StaffRole.Lawyer, Reach.City),
        new Grant(StaffRole.Curator, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Decide what residents read: publish, expire, synonyms, ended laws.</summary>
    public static StaffAction Publish { get; } = new(
        "knowledge.publish",
        new Grant(StaffRole.Curator, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));
}

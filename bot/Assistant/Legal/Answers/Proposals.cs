using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What the index has for a question, nearest first; whether it may be shown is asked of the database.</summary>
/// <param name="Entries">Curated answers.</param>
/// <param name="Articles">Articles of law.</param>
public sealed record Proposals(IReadOnlyList<EntryMatch> Entries, FoundArticles Articles);

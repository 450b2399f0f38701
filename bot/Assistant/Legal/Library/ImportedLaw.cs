using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import read of one version of a law.</summary>
/// <param name="Version">Day of that wording.</param>
/// <param name="Articles">Articles in its files.</param>
/// <param name="Place">Where it holds, when not in the whole country.</param>
/// <param name="Skipped">What of its files is no part of the text.</param>
public sealed record ImportedLaw(string Law, DateOnly Version, int Articles, string? Place, IReadOnlyList<LawSkip> Skipped);

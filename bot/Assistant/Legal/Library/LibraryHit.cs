using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A passage found in the library.</summary>
/// <param name="Until">First day on which the wording is no longer in force; null while no end is known.</param>
/// <param name="ReplacedBy">What replaced a law that is no longer in force; see <see cref="Law.RepealedBy"/>.</param>
public sealed record LibraryHit(SearchHit Hit, DateOnly? Until = null, string? ReplacedBy = null);

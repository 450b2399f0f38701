namespace ResidentAssistant.Knowledge;

/// <summary>Articles that come near a question.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Confidence">
/// Of how many such questions one of the first three answers, 0 to 1, learned from answered questions; null while there are too
/// few of these, or an article was cited by its number.
/// </param>
public sealed record FoundArticles(IReadOnlyList<SearchHit> Hits, double? Confidence);

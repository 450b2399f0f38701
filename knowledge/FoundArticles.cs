namespace ResidentAssistant.Knowledge;

/// <summary>Articles that come near a question.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Confidence">
/// Of how many such questions one of the first three answers, 0 to 1, learned from answered questions; null while there are too
/// few of these, or an article was cited by its number.
/// </param>
public sealed record FoundArticles(IReadOnlyList<SearchHit> Hits, double? Confidence)
{
    /// <summary>Learned scores are log odds.</summary>
    private const double NearInLogOdds = 1;

    /// <summary>Others are sums over words.</summary>
    private const double NearShare = 0.8;

    /// <summary>How many of the hits, which come first, the question names by their number.</summary>
    public int Cited { get; init; }

    /// <summary>Whether a hit comes about as near the question as the best that the question does not name.</summary>
    public bool IsAboutAsNear(SearchHit hit)
    {
        var best = Cited < Hits.Count ? Hits[Cited].Score : double.PositiveInfinity;
        return hit.Score >= (Confidence is null ? NearShare * best : best - NearInLogOdds);
    }
}

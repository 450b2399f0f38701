namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Settles from when to when each version is in force. A version ends on the day a later one begins, or on the day another
/// law ends it (废止), as a closing article or the list of ended laws says. A law adopted but not yet in force leaves the version before it standing.
/// </summary>
internal static class LawPeriods
{
    /// <param name="laws">All versions of all laws.</param>
    /// <param name="repeals">All repeals; their law must be among <paramref name="laws"/>.</param>
    /// <param name="listed">Laws on the list that have ended.</param>
    public static void Settle(IReadOnlyCollection<Law> laws, IEnumerable<Repeal> repeals, IEnumerable<EndedLaw> listed)
    {
        var names = laws.ToDictionary(law => law.Id, law => law.Name);
        // Of a closing article and the list that name the same day, the article is the one that speaks.
        var ended = repeals.Select(repeal => new End(repeal.Key, repeal.From, names[repeal.LawId]))
            .Concat(listed.Select(law => new End(law.Key, law.From, law.By))).ToLookup(end => end.Key, StringComparer.Ordinal);
        foreach (var law in laws)
            law.Begin();
        foreach (var versions in laws.GroupBy(law => law.Key, StringComparer.Ordinal))
        {
            foreach (var law in versions)
            {
                var next = versions.Where(other => other.Version > law.Version).Min(other => (DateOnly?)other.InForceFrom);
                // A law made again after the repeal of its older namesake is not ended by it.
                var end = ended[law.Key].Where(end => end.From > law.InForceFrom).MinBy(end => end.From);
                if (end is not null && (next is null || end.From <= next))
                    law.End(end.From, end.By);
                else
                    law.End(next, null);
            }
        }
    }

    private sealed record End(string Key, DateOnly From, string By);
}

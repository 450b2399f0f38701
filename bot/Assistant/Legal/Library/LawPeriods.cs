namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Settles from when to when each version is in force. A version ends on the day a later one begins, or on the day another
/// law ends it (废止). A law adopted but not yet in force leaves the version before it standing.
/// </summary>
internal static class LawPeriods
{
    /// <param name="laws">All versions of all laws.</param>
    /// <param name="repeals">All repeals; their law must be among <paramref name="laws"/>.</param>
    public static void Settle(IReadOnlyCollection<Law> laws, IEnumerable<Repeal> repeals)
    {
        var names = laws.ToDictionary(law => law.Id, law => law.Name);
        var ended = repeals.ToLookup(repeal => repeal.Key, StringComparer.Ordinal);
        foreach (var law in laws)
            law.Begin();
        foreach (var versions in laws.GroupBy(law => law.Key, StringComparer.Ordinal))
        {
            foreach (var law in versions)
            {
                var next = versions.Where(other => other.Version > law.Version).Min(other => (DateOnly?)other.InForceFrom);
                // A law made again after the repeal of its older namesake is not ended by it.
                var repeal = ended[law.Key].Where(repeal => repeal.From > law.InForceFrom).MinBy(repeal => repeal.From);
                if (repeal is not null && (next is null || repeal.From <= next))
                    law.End(repeal.From, names[repeal.LawId]);
                else
                    law.End(next, null);
            }
        }
    }
}

using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Searches the library as of a day. The index holds the law of today. For another day its hits are given in the wording
/// that was in force then; articles that were not yet, and answers, which speak of today's law, are left out. A law that has
/// been repealed since is therefore found by its name and number only. Ranks and scores are those of today's wording.
/// </summary>
public sealed class SearchLibrary(Transactions transactions, KnowledgeIndex index, TimeProvider clock)
{
    private const int SnippetLength = 120;

    /// <param name="query">Question, words, or a citation; a law that is not in force is found when it is named with an article.</param>
    /// <param name="top">Hits wanted.</param>
    /// <param name="on">The day; today when null.</param>
    public async Task<IReadOnlyList<LibraryHit>> RunAsync(string query, int top, DateOnly? on, CancellationToken cancellation)
    {
        var today = CityTime.Today(clock.GetUtcNow());
        var day = on ?? today;
        await using var db = await transactions.ReadAsync(cancellation);
        var hits = new List<LibraryHit>();
        if (await FormerLaws.NamedAsync(db, query, today, cancellation) is { Law: { } law, Article: { } article } former
            && (day == today || law.IsInForceOn(day)))
            hits.Add(Former(former, law, article));
        foreach (var hit in index.Search(query, top, day == today ? null : PassageKind.Article))
        {
            if (day == today)
                hits.Add(new LibraryHit(hit));
            else if (await Citations.FindAsync(db, new Citation(hit.Law!, hit.Article!), day, cancellation) is var (then, wording))
                hits.Add(new LibraryHit(hit with { Snippet = Start(wording), Effective = then.InForceFrom }, then.InForceUntil, then.RepealedBy));
        }

        return [.. hits.Take(top)];
    }

    private static LibraryHit Former(FormerLaw former, Law law, Article article) => new(
        new SearchHit(
            LawDocument.PassageId(law.Name, article.Number), PassageKind.Article, $"{law.Name} {article.Number}（已废止）", law.Name, article.Number, Start(article),
                law.InForceFrom, 0, []),
        former.From,
        former.By);

    private static string Start(Article article) => article.Text.Length <= SnippetLength ? article.Text : article.Text[..(SnippetLength - 1)] + "…";
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Decides what answers a legal question: a published entry that asks the same, else articles of law in force, else nobody here.</summary>
public sealed class AnswerQuestion(KnowledgeIndex index)
{
    /// <summary>From this confidence on an entry answers.</summary>
    public const double Sure = 0.7;

    /// <summary>From here on an entry goes before one that is surer and asks less alike.</summary>
    private const double Nearer = 0.5;

    /// <summary>From here on an entry may be what was meant.</summary>
    private const double Perhaps = 0.1;

    /// <summary>From here on it is asked first whether it was meant, before articles are shown.</summary>
    private const double LikelyMeant = 0.25;

    /// <summary>An entry that has less of the question is never sure, however confident: few wordings are easily covered by chance.</summary>
    private const double EnoughCovered = 0.25;

    /// <summary>Below this confidence articles are not shown: they would mislead more often than help.</summary>
    private const double ArticlesAnswer = 0.5;

    private const int ArticlesShown = 3;
    private const int EntriesOffered = 3;
    private const int EntriesLookedAt = 5;

    /// <summary>What the index has for a question; the slow half, which needs no database.</summary>
    public Proposals Search(string question) =>
        new(index.Match(question, EntriesLookedAt), index.Articles(question, ArticlesShown));

    /// <summary>The entries that ask the likest, best first.</summary>
    public IReadOnlyList<EntryMatch> Near(string question) => index.Match(question, EntriesLookedAt);

    /// <summary>The entry that asks the likest; null when no entry shares a word.</summary>
    public EntryMatch? Likest(string question) => index.Match(question, 1) is [var match] ? match : null;

    /// <summary>The same with an entry as it would be published.</summary>
    public Proposals Search(string question, Passage instead) =>
        new(index.Match(question, EntriesLookedAt, instead), index.Articles(question, ArticlesShown));

    /// <summary>Whether an entry is taken to ask the same.</summary>
    public static bool IsSure(EntryMatch match) => match.Confidence >= Sure && match.Coverage >= EnoughCovered;

    /// <param name="db">Where entries and articles are.</param>
    /// <param name="question">As a resident asks it.</param>
    /// <param name="proposals">What <see cref="Search(string)"/> found for it.</param>
    /// <param name="today">In the city: what is cited is in force on this day.</param>
    /// <param name="instead">An entry as it would be published; it stands in for the one of its id.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static async Task<Advice> DecideAsync(
        AppDb db, string question, Proposals proposals, DateOnly today, KnowledgeEntry? instead, CancellationToken cancellation)
    {
        var perhaps = new List<KnowledgeEntry>();
        var likely = false;
        Advice.FromEntry? nearer = null;
        foreach (var match in proposals.Entries.Where(match => match.Confidence >= Perhaps))
        {
            if (await FindAsync(db, Passages.EntryOf(match.Id)!, instead, today, cancellation) is not var (entry, laws))
                continue;
            if (IsSure(match))
                return nearer ?? new Advice.FromEntry(entry, laws);
            if (match is { Confidence: >= Nearer, Coverage: >= EnoughCovered })
                nearer ??= new Advice.FromEntry(entry, laws);
            likely |= match.Confidence >= LikelyMeant;
            if (perhaps.Count < EntriesOffered)
                perhaps.Add(entry);
        }

        return likely ? new Advice.FromStatutes([], perhaps) : await StatutesAsync(db, question, proposals, perhaps, today, cancellation);
    }

    /// <summary>What articles of law in force say of a question, whatever entries there are.</summary>
    public static async Task<Advice> StatutesAsync(
        AppDb db, string question, Proposals proposals, IReadOnlyList<KnowledgeEntry> perhaps, DateOnly today, CancellationToken cancellation)
    {
        var articles = proposals.Articles.Confidence < ArticlesAnswer
            ? []
            : LocalFirst(await Citations.FoundAsync(db, proposals.Articles.Hits, today, cancellation), proposals.Articles);
        if (articles.Count + perhaps.Count == 0)
            return new Advice.Nothing();
        var meanings = articles.Count == 0 ? null : await ArticleMeaning.OfAsync(db, articles.Select(CitationOf), cancellation);
        return new Advice.FromStatutes(
            [.. articles.Select(found =>
                new FoundArticle(found.Law, found.Article, meanings!.GetValueOrDefault(CitationOf(found)), Excerpt.Of(found.Article.Text, question)))],
            perhaps);

        static Citation CitationOf((Law Law, Article Article) found) => new(found.Law.Name, found.Article.Number);
    }

    /// <summary>Of articles that come about as near, those of the province and the city go first; before them only what the question names.</summary>
    private static IReadOnlyList<(Law Law, Article Article)> LocalFirst(IReadOnlyList<(Law Law, Article Article)> found, FoundArticles hits)
    {
        var named = hits.Hits.Take(hits.Cited).Select(hit => hit.Id).ToHashSet(StringComparer.Ordinal);
        var near = hits.Hits.Where(hits.IsAboutAsNear).Select(hit => hit.Id).ToHashSet(StringComparer.Ordinal);
        return [.. found.OrderBy(one => Passages.IdOf(new Citation(one.Law.Name, one.Article.Number)) is var id && named.Contains(id) ? 0
            : one.Law.Place is not null && near.Contains(id) ? 1
            : 2)];
    }

    /// <summary>
    /// A published entry, by the citation gate: an answer whose articles are not all in the library and in force is not shown.
    /// </summary>
    public static async Task<(KnowledgeEntry Entry, IReadOnlyDictionary<Citation, Law> Laws)?> FindAsync(
        AppDb db, string id, KnowledgeEntry? instead, DateOnly today, CancellationToken cancellation)
    {
        var entry = instead?.Id == id
            ? instead
            : await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.State == EntryState.Published, cancellation);
        if (entry is null)
            return null;
        var laws = await Citations.LawsAsync(db, entry.Content.Citations, today, cancellation);
        return entry.Content.Citations.All(laws.ContainsKey) ? (entry, laws) : null;
    }
}

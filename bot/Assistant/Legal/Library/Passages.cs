using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What the database holds, as the index wants it.</summary>
public static class Passages
{
    /// <summary>Opening words of a law answer no question.</summary>
    private const string NotSearched = "引言";

    private const string EntryPrefix = "faq:";

    public static string IdOf(KnowledgeEntry entry) => EntryPrefix + entry.Id;

    /// <summary>Id of the entry; null for another passage.</summary>
    public static string? EntryOf(string passageId) => passageId.StartsWith(EntryPrefix, StringComparison.Ordinal) ? passageId[EntryPrefix.Length..] : null;

    public static string IdOf(Citation citation) => LawDocument.PassageId(citation.Law, citation.Article);

    /// <summary>Everything searchable, streamed: published entries and the wording of each law that is in force on the day.</summary>
    public static IEnumerable<Passage> All(AppDb db, DateOnly day)
    {
        foreach (var entry in db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published).ToList())
            if (!ArticleMeaning.Is(entry.Content))
                yield return Of(entry);
        var rows = from article in db.Articles.AsNoTracking()
                   join law in db.Laws.AsNoTracking().Where(Law.InForceOn(day)) on article.TextId equals law.TextId
                   where article.Number != NotSearched
                   select new { law, article };
        foreach (var row in rows.AsEnumerable())
            yield return Of(row.law, row.article);
    }

    /// <summary>The named passages that are searchable now.</summary>
    public static async Task<IReadOnlyList<Passage>> LoadAsync(AppDb db, IReadOnlyList<string> ids, DateOnly day, CancellationToken cancellation)
    {
        var passages = new List<Passage>();
        foreach (var id in ids)
        {
            if (EntryOf(id) is { } entryId)
            {
                var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId && e.State == EntryState.Published, cancellation);
                if (entry is not null && !ArticleMeaning.Is(entry.Content))
                    passages.Add(Of(entry));
            }
            else if (CitationOf(id) is { } citation && await Citations.FindAsync(db, citation, day, cancellation) is var (law, article))
            {
                passages.Add(Of(law, article));
            }
        }

        return passages;
    }

    public static Citation? CitationOf(string passageId) =>
        passageId.StartsWith("law:", StringComparison.Ordinal) && passageId.LastIndexOf('/') is > 4 and var slash
            ? new Citation(passageId[4..slash], passageId[(slash + 1)..])
            : null;

    internal static Passage Of(KnowledgeEntry entry) =>
        new(IdOf(entry), PassageKind.Entry, entry.Content.Question, StarterEntry.Text(entry.Content.Answer, entry.Content.Steps, entry.Content.Facets))
        {
            AskedAs = entry.Content.AskedAs,
            Headings = entry.Content.Topic,
            Cites = Pairs(entry.Content.Citations),
            Effective = entry.ReviewedOn,
        };

    internal static (string Law, string Article)[] Pairs(IReadOnlyList<Citation> citations) => [.. citations.Select(c => (c.Law, c.Article))];

    private static Passage Of(Law law, Article article) =>
        new(IdOf(new Citation(law.Name, article.Number)), PassageKind.Article, $"{law.Name} {article.Number}", article.Text)
        {
            Law = law.Name,
            Article = article.Number,
            Headings = article.Headings,
            Effective = law.InForceFrom,
        };
}

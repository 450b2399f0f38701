using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Plain words for an article (法条白话): what it means for a person. Kept as an entry of its own topic whose question is the article,
/// so that it is written, reviewed and exported like any other; no resident's question is compared with it.
/// </summary>
public static class ArticleMeaning
{
    public const string Topic = "法条白话";

    /// <summary>Whether an entry is plain words for an article.</summary>
    public static bool Is(EntryContent content) => content.Topic == Topic;

    /// <summary>Id of the entry with the plain words for an article.</summary>
    public static string IdOf(Citation citation)
    {
        var key = $"{LawParser.CanonicalLawName(citation.Law)}/{citation.Article}";
        return "fatiao-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
    }

    /// <summary>Published plain words of some articles; those that have none are missing.</summary>
    public static async Task<IReadOnlyDictionary<Citation, string>> OfAsync(AppDb db, IEnumerable<Citation> citations, CancellationToken cancellation)
    {
        var ids = citations.Distinct().ToDictionary(IdOf);
        var wanted = ids.Keys.ToList();
        var found = await db.KnowledgeEntries.AsNoTracking().Where(e => wanted.Contains(e.Id) && e.State == EntryState.Published)
            .Select(e => new { e.Id, e.Content }).ToListAsync(cancellation);
        return found.ToDictionary(row => ids[row.Id], row => row.Content.Answer);
    }

    /// <summary>Those that travel with the product: lines of a law, an article and the words, with tabs between.</summary>
    /// <exception cref="FormatException">A line is something else; the message is its number.</exception>
    internal static IEnumerable<KnowledgeEntry> Starter(string path, DateOnly reviewed)
    {
        foreach (var (line, number) in File.ReadLines(path).Select((line, at) => (line, at + 1)).Where(row => row.line.Length > 0))
        {
            if (line.Split('\t') is not [{ Length: > 0 } law, { Length: > 0 } article, { Length: > 0 } words])
                throw new FormatException($"{number}");
            var citation = new Citation(law, LawParser.CanonicalArticle(article));
            yield return new KnowledgeEntry(IdOf(citation), new EntryContent(Topic, citation.ToString(), [], words, [], [citation]), reviewed);
        }
    }
}

using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ResidentAssistant.Knowledge;

/// <summary>Articles that a question names by law and number: 民法典1042条, 《劳动合同法》第82条.</summary>
internal static class Citations
{
    private const int MostCitations = 5;
    private const int LongestName = 60;

    /// <summary>Document numbers of the articles named and known, in the order named. A number without a law belongs to the law named before it.</summary>
    public static IReadOnlyList<int> Find(IndexReader reader, string question)
    {
        var found = new List<int>();
        var read = question.AsSpan(0, Math.Min(question.Length, Query.MaxLength));
        var (law, behind) = ((string?)null, 0);
        for (var at = 0; at < read.Length && found.Count < MostCitations; at++)
        {
            if (!CanBegin(read, at) || !ArticleNumber.TryReadStart(read[at..], out var number, out var length))
                continue;
            var before = LawNames.Canonical(read[behind..at].ToString());
            var named = LawBefore(reader, before, number);
            var doc = named.Doc ?? (law is null ? null : Lookup(reader, law, number));
            law = named.Law ?? law;
            if (doc is { } known && !found.Contains(known))
                found.Add(known);
            at = behind = at + length;
            at--;
        }
        return found;
    }

    private static bool CanBegin(ReadOnlySpan<char> text, int at) =>
        text[at] == '第' || char.IsAsciiDigit(text[at]) || text[at] is >= '０' and <= '９' || "一二三四五六七八九十百千〇零".Contains(text[at], StringComparison.Ordinal);

    /// <summary>The longest ending of the words before the number that is a law with such an article.</summary>
    private static (string? Law, int? Doc) LawBefore(IndexReader reader, string words, ArticleNumber number)
    {
        words = words.TrimEnd('的', '中', '里');
        for (var start = Math.Max(0, words.Length - LongestName); start <= words.Length - 2; start++)
        {
            var law = LawNames.Resolve(words[start..]);
            if (Lookup(reader, law, number) is { } doc)
                return (law, doc);
        }
        return (null, null);
    }

    private static int? Lookup(IndexReader reader, string law, ArticleNumber number)
    {
        var term = new Term(Fields.Citation, Fields.CitationKey(law, number.ToString()));
        foreach (var leaf in reader.Leaves)
        {
            var postings = leaf.AtomicReader.GetTermDocsEnum(term);
            var live = leaf.AtomicReader.LiveDocs;
            for (var doc = postings?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings!.NextDoc())
            {
                if (live is null || live.Get(doc))
                    return leaf.DocBase + doc;
            }
        }
        return null;
    }
}

using System.Globalization;
using Lucene.Net.Index;

namespace ResidentAssistant.Knowledge;

/// <summary>One search on one state of the index.</summary>
internal static class KnowledgeSearch
{
    public const int MaxTop = 1000;

    public static IReadOnlyList<SearchHit> Run(DirectoryReader reader, string query, int top, PassageKind? kind, bool explain)
    {
        var cited = kind == PassageKind.Entry ? [] : Citations.Find(reader, query);
        var ranked = new Ranker(reader).Rank(Query.Terms(query), top, kind);
        var lead = ranked.Count == 0 ? 0 : ranked[0].Score;
        var hits = new List<SearchHit>(top);
        for (var i = 0; i < cited.Count && hits.Count < top; i++)
            hits.Add(Hit(reader, cited[i], lead + cited.Count - i, query, explain, isCited: true));
        foreach (var (doc, score) in ranked)
        {
            if (hits.Count == top)
                break;
            if (!cited.Contains(doc))
                hits.Add(Hit(reader, doc, score, query, explain, isCited: false));
        }
        return hits;
    }

    private static SearchHit Hit(DirectoryReader reader, int doc, double score, string query, bool explain, bool isCited)
    {
        var document = reader.Document(doc);
        var text = document.Get(Fields.Text, CultureInfo.InvariantCulture);
        var why = new List<string>();
        if (explain)
        {
            if (isCited)
                why.Add("直接引用");
            foreach (var (field, label) in new[] { (Fields.Asked, "问法"), (Fields.Head, "标题"), (Fields.Text, "正文") })
            {
                if (document.Get(field, CultureInfo.InvariantCulture) is { } content
                    && Snippet.SharedWords(content, query) is { Count: > 0 } words)
                {
                    why.Add($"{label}：{string.Join(' ', words)}");
                }
            }
        }
        return Fields.ToHit(document, score, Snippet.Cut(text, query), why);
    }
}

using System.Globalization;
using Lucene.Net.Index;

namespace ResidentAssistant.Knowledge;

/// <summary>One search on one state of the index.</summary>
internal sealed class KnowledgeSearch(DirectoryReader reader, BoostedTrees? weights, IReadOnlyList<Synonyms> synonyms, QuestionSeal seal, string query)
{
    public const int MaxTop = 1000;

    /// <summary>Passages among which criminal law goes behind.</summary>
    private const int CivilAmong = 20;

    private readonly AnswerStatistics _experience = AnswerStatistics.Of(reader);

    /// <summary>See <see cref="Ranker.Leading"/>; null as well when an article was cited by its number.</summary>
    public IReadOnlyList<float>? Leading { get; private set; }

    /// <summary>How many of the hits were cited by their number.</summary>
    public int Cited { get; private set; }

    public IReadOnlyList<SearchHit> Run(int top, PassageKind? kind, bool explain)
    {
        var cited = kind == PassageKind.Entry ? [] : Citations.Find(reader, query);
        var terms = Query.Terms(query, synonyms);
        var ranker = new Ranker(reader, _experience, weights, seal);
        var ranked = CriminalLaw.IsMeant(query) ? ranker.Rank(terms, top, kind) : CivilFirst(ranker.Rank(terms, Math.Max(top, CivilAmong), kind), top);
        Leading = cited.Count == 0 ? ranker.Leading : null;
        var witnesses = explain ? ranker.Alike(terms) : null;
        var lead = ranked.Count == 0 ? 0 : ranked[0].Score;
        var hits = new List<SearchHit>(top);
        for (var i = 0; i < cited.Count && hits.Count < top; i++)
            hits.Add(Hit(cited[i], lead + cited.Count - i, witnesses, isCited: true));
        Cited = hits.Count;
        foreach (var (doc, score) in ranked)
        {
            if (hits.Count == top)
                break;
            if (!cited.Contains(doc))
                hits.Add(Hit(doc, score, witnesses, isCited: false));
        }
        return hits;
    }

    /// <summary>Criminal law goes behind the other articles among those that lead; scores stay with the places.</summary>
    private List<Ranked> CivilFirst(IReadOnlyList<Ranked> ranked, int top)
    {
        var laws = _experience.Places;
        var ordered = ranked.Take(CivilAmong).OrderBy(hit => laws.IsCriminal(hit.Doc)).Concat(ranked.Skip(CivilAmong)).Take(top).ToList();
        return [.. ordered.Select((hit, rank) => hit with { Score = ranked[rank].Score })];
    }

    /// <param name="witnesses">Null: no explanation is wanted.</param>
    private SearchHit Hit(int doc, double score, NearestQuestions? witnesses, bool isCited)
    {
        var document = reader.Document(doc);
        var text = document.Get(Fields.Text, CultureInfo.InvariantCulture);
        var why = new List<string>();
        if (witnesses is not null)
        {
            if (isCited)
                why.Add("直接引用");
            foreach (var (field, label) in new[] { (Fields.Asked, "问法"), (Fields.Head, "标题"), (Fields.Text, "正文") })
            {
                if (document.Get(field, CultureInfo.InvariantCulture) is { } content && Snippet.SharedWords(content, query) is { Count: > 0 } words)
                    why.Add($"{label}：{string.Join(' ', words)}");
            }
            why.AddRange(Experienced(doc, text, witnesses));
        }
        return Fields.ToHit(document, score, Snippet.Cut(text, query), why);
    }

    /// <summary>What speaks for a passage beside the words of the question.</summary>
    private IEnumerable<string> Experienced(int doc, string text, NearestQuestions witnesses)
    {
        if (Query.LegalWords(query, synonyms).Where(word => text.Contains(word, StringComparison.Ordinal)).ToList() is { Count: > 0 } words)
            yield return $"同义词：{string.Join(' ', words)}";
        foreach (var (memory, _) in witnesses.Alike)
        {
            if (!_experience.LearnedQuestions[memory].Articles.Contains(doc))
                continue;
            yield return $"相似的问题：{seal.Open(reader.Document(memory).Get(Fields.Memory, CultureInfo.InvariantCulture)).Split('\n')[0]}";
            break;
        }
        if (_experience.Places.Standing[_experience.Places.Law[doc]] is > 0 and var standing)
            yield return $"其他法律有{Math.Round(Math.Exp(standing) - 1)}条提到这部法";
    }
}

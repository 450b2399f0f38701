using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>A document number of the searcher and its score.</summary>
internal readonly record struct Ranked(int Doc, float Score);

/// <summary>
/// BM25 (k1 1.2, b 0.75) summed over the terms of a question, one term at a time, the rarest first. Terms that very many
/// passages share are only looked up for the passages that lead by then: they are most of the reading and decide little.
/// </summary>
internal sealed class Ranker
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Single characters in more than this share of all passages are not looked up.</summary>
    private const double TooCommon = 0.2;

    /// <summary>Postings read for all passages before the rest is read for the leaders only.</summary>
    private const long FullReading = 400_000;

    private const int Leaders = 1_000;

    private readonly IndexReader _reader;
    private readonly int _passages;
    private readonly Dictionary<string, float[]> _lengthFactors = new(StringComparer.Ordinal);

    public Ranker(IndexReader reader)
    {
        _reader = reader;
        _passages = reader.MaxDoc;
    }

    /// <summary>The best passages, best first; equal scores in the order of the index.</summary>
    public IReadOnlyList<Ranked> Rank(IReadOnlyList<QueryTerm> question, int top, PassageKind? kind)
    {
        var experience = Experience.Of(_reader);
        var alike = experience.IsEmpty ? [] : Alike(question);
        var terms = Lookups(question);
        var all = 0;
        for (long read = 0; all < terms.Count && read < FullReading; all++)
            read += terms[all].Frequency;
        var scores = ArrayPool<float>.Shared.Rent(_passages);
        try
        {
            Array.Clear(scores, 0, _passages);
            foreach (var leaf in _reader.Leaves)
            {
                foreach (var term in terms.Take(all))
                    AddAll(leaf, term, scores);
            }
            if (!experience.IsEmpty)
                experience.AddTo(scores, alike);
            if (all == terms.Count)
                return Best(scores, top, kind);
            var leaders = Best(scores, Math.Max(Leaders, top), kind).Select(ranked => ranked.Doc).Order().ToArray();
            foreach (var term in terms.Skip(all))
                AddTo(leaders, term, scores);
            return [.. leaders
                .Select(doc => new Ranked(doc, scores[doc]))
                .OrderByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Doc)
                .Take(top)];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>Answered questions like this one, best first.</summary>
    private Ranked[] Alike(IReadOnlyList<QueryTerm> question)
    {
        var scores = ArrayPool<float>.Shared.Rent(_passages);
        try
        {
            Array.Clear(scores, 0, _passages);
            foreach (var leaf in _reader.Leaves)
            {
                foreach (var term in Lookups(Query.Likeness(question)))
                    AddAll(leaf, term, scores);
            }
            return Best(scores, Experience.Neighbours, kind: null);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private List<Lookup> Lookups(IReadOnlyList<QueryTerm> question)
    {
        var lookups = new List<Lookup>(question.Count);
        foreach (var (field, word, weight) in question)
        {
            var term = new Term(field, word);
            var frequency = _reader.DocFreq(term);
            var population = field == Fields.Memory ? _reader.GetDocCount(field) : _passages;
            if (frequency == 0 || (word.Length == 1 && frequency > TooCommon * population && population > 100))
                continue;
            // A word rare among entries but common in the law is common.
            var known = field == Fields.Asked ? Math.Max(frequency, _reader.DocFreq(new Term(Fields.Text, word))) : frequency;
            var idf = Math.Log(1 + ((population - known + 0.5) / (known + 0.5)));
            lookups.Add(new Lookup(term, frequency, (float)(weight * idf * (K1 + 1)), LengthFactors(field)));
        }
        lookups.Sort((a, b) => a.Frequency.CompareTo(b.Frequency));
        return lookups;
    }

    private static void AddAll(AtomicReaderContext leaf, Lookup term, float[] scores)
    {
        if (Postings(leaf, term.Term) is not { } postings)
            return;
        var norms = leaf.AtomicReader.GetNormValues(term.Term.Field);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            scores[leaf.DocBase + doc] += term.Score(postings.Freq, norms.Get(doc));
    }

    private void AddTo(int[] sortedDocs, Lookup term, float[] scores)
    {
        var next = 0;
        foreach (var leaf in _reader.Leaves)
        {
            var end = leaf.DocBase + leaf.Reader.MaxDoc;
            var norms = leaf.AtomicReader.GetNormValues(term.Term.Field);
            var postings = Postings(leaf, term.Term);
            for (var at = -1; next < sortedDocs.Length && sortedDocs[next] < end; next++)
            {
                var doc = sortedDocs[next] - leaf.DocBase;
                if (postings is not null && at < doc)
                    at = postings.Advance(doc);
                if (at == doc)
                    scores[sortedDocs[next]] += term.Score(postings!.Freq, norms.Get(doc));
            }
        }
    }

    private Ranked[] Best(float[] scores, int top, PassageKind? kind)
    {
        var best = new PriorityQueue<Ranked, (float Score, int Later)>(top + 1);
        var threshold = 0f;
        foreach (var leaf in _reader.Leaves)
        {
            var live = leaf.AtomicReader.LiveDocs;
            var kinds = kind is null ? null : leaf.AtomicReader.GetNumericDocValues(Fields.Kind);
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                var score = scores[leaf.DocBase + doc];
                if (score <= threshold || (live is not null && !live.Get(doc)) || (kinds is not null && kinds.Get(doc) != (int)kind!.Value))
                    continue;
                best.Enqueue(new Ranked(leaf.DocBase + doc, score), (score, -leaf.DocBase - doc));
                if (best.Count > top)
                    best.Dequeue();
                if (best.Count == top)
                    threshold = best.Peek().Score;
            }
        }
        var ranked = new Ranked[best.Count];
        for (var i = ranked.Length - 1; i >= 0; i--)
            ranked[i] = best.Dequeue();
        return ranked;
    }

    private static DocsEnum? Postings(AtomicReaderContext leaf, Term term) =>
        leaf.AtomicReader.GetTerms(term.Field)?.GetEnumerator() is { } terms && terms.SeekExact(term.Bytes)
            ? terms.Docs(null, null, DocsFlags.FREQS)
            : null;

    /// <summary>k1 * (1 - b + b * length / average) for each of the 256 lengths that the index can tell apart.</summary>
    private float[] LengthFactors(string field)
    {
        if (_lengthFactors.TryGetValue(field, out var factors))
            return factors;
        var average = Math.Max(1, _reader.GetSumTotalTermFreq(field) / (float)Math.Max(1, _reader.GetDocCount(field)));
        factors = new float[256];
        for (var norm = 0; norm < factors.Length; norm++)
        {
            var inverseRoot = SmallSingle.Byte315ToSingle((byte)norm);
            var length = inverseRoot == 0 ? average : 1 / (inverseRoot * inverseRoot);
            factors[norm] = K1 * (1 - B + (B * length / average));
        }
        return _lengthFactors[field] = factors;
    }

    private readonly record struct Lookup(Term Term, int Frequency, float Weight, float[] LengthFactors)
    {
        public float Score(int occurrences, long norm) => Weight * occurrences / (occurrences + LengthFactors[(byte)norm]);
    }
}

using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>BM25 (k1 1.2, b 0.75) of one state of the index, one term at a time.</summary>
internal sealed class Bm25(IndexReader reader)
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Single characters in more than this share of all passages are not looked up.</summary>
    private const double TooCommon = 0.2;

    private readonly Dictionary<string, float[]> _lengthFactors = new(StringComparer.Ordinal);

    /// <summary>The terms that the index has, the rarest first.</summary>
    public List<Lookup> Lookups(IReadOnlyList<QueryTerm> question)
    {
        var lookups = new List<Lookup>(question.Count);
        foreach (var (field, word, weight) in question)
        {
            var term = new Term(field, word);
            var frequency = reader.DocFreq(term);
            if (frequency == 0 || (word.Length == 1 && frequency > TooCommon * reader.MaxDoc && reader.MaxDoc > 100))
                continue;
            // A word rare among entries but common in the law is common.
            var known = field == Fields.Asked ? Math.Max(frequency, reader.DocFreq(new Term(Fields.Text, word))) : frequency;
            lookups.Add(new Lookup(term, frequency, weight * Rarity(reader.MaxDoc, known) * (K1 + 1), LengthFactors(field)));
        }
        lookups.Sort((a, b) => a.Frequency.CompareTo(b.Frequency));
        return lookups;
    }

    /// <summary>
    /// The question's terms among answered questions, and the score the question would have with itself. With
    /// <paramref name="isInIndex"/> the question is counted out of every frequency, as if it had not been asked yet.
    /// </summary>
    public (List<Lookup> Lookups, float Itself) Likeness(IReadOnlyList<QueryTerm> question, bool isInIndex)
    {
        var left = isInIndex ? 1 : 0;
        var population = Math.Max(0, reader.GetDocCount(Fields.Memory) - left);
        var factors = LengthFactors(Fields.Memory);
        var (lookups, itself, length) = (new List<Lookup>(question.Count), 0f, 0f);
        foreach (var term in question)
            length += term.Weight * term.Weight;
        var lengthFactor = K1 * (1 - B + (B * length / AverageLength(Fields.Memory)));
        foreach (var (field, word, weight) in question)
        {
            var term = new Term(field, word);
            var frequency = Math.Max(0, reader.DocFreq(term) - left);
            if (word.Length == 1 && frequency > TooCommon * population && population > 100)
                continue;
            var scaled = weight * Rarity(population, frequency) * (K1 + 1);
            var count = weight * weight;
            itself += scaled * count / (count + lengthFactor);
            if (frequency > 0)
                lookups.Add(new Lookup(term, frequency, scaled, factors));
        }
        return (lookups, itself);
    }

    /// <summary>Adds a term to the scores of all passages that have it.</summary>
    public void AddAll(Lookup term, float[] scores)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (Postings(leaf, term.Term) is not { } postings)
                continue;
            var norms = leaf.AtomicReader.GetNormValues(term.Term.Field);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                scores[leaf.DocBase + doc] += term.Score(postings.Freq, norms.Get(doc));
        }
    }

    /// <summary>Adds a term to the scores of some passages, given in ascending order.</summary>
    public void AddTo(int[] sortedDocs, Lookup term, float[] scores)
    {
        var next = 0;
        foreach (var leaf in reader.Leaves)
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

    private static float Rarity(int population, int frequency) => (float)Math.Log(1 + ((population - frequency + 0.5) / (frequency + 0.5)));

    private static DocsEnum? Postings(AtomicReaderContext leaf, Term term) =>
        leaf.AtomicReader.GetTerms(term.Field)?.GetEnumerator() is { } terms && terms.SeekExact(term.Bytes)
            ? terms.Docs(null, null, DocsFlags.FREQS)
            : null;

    private float AverageLength(string field) => Math.Max(1, reader.GetSumTotalTermFreq(field) / (float)Math.Max(1, reader.GetDocCount(field)));

    /// <summary>k1 * (1 - b + b * length / average) for each of the 256 lengths that the index can tell apart.</summary>
    private float[] LengthFactors(string field)
    {
        if (_lengthFactors.TryGetValue(field, out var factors))
            return factors;
        var average = AverageLength(field);
        factors = new float[256];
        for (var norm = 0; norm < factors.Length; norm++)
            factors[norm] = K1 * (1 - B + (B * (LengthOf((byte)norm) ?? average) / average));
        return _lengthFactors[field] = factors;
    }

    /// <summary>Tokens of a field as far as the index remembers; null for none.</summary>
    public static float? LengthOf(byte norm) => SmallSingle.Byte315ToSingle(norm) is var inverseRoot && inverseRoot == 0 ? null : 1 / (inverseRoot * inverseRoot);

    /// <summary>A term as it will be added up.</summary>
    internal readonly record struct Lookup(Term Term, int Frequency, float Weight, float[] LengthFactors)
    {
        public float Score(int occurrences, long norm) => Weight * occurrences / (occurrences + LengthFactors[(byte)norm]);
    }
}

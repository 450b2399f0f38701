using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>BM25 (k1 1.2, b 0.75) of one state of the index, one term at a time. For one search by one thread.</summary>
internal sealed class Bm25(IndexReader reader, QuestionSeal seal)
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Single characters in more than this share of all passages are not looked up.</summary>
    private const double TooCommon = 0.2;

    /// <summary>By field and segment, as they are slow to open.</summary>
    private readonly Dictionary<string, TermsEnum?[]> _dictionaries = new(StringComparer.Ordinal);

    private DocsEnum? _reuse;

    /// <summary>k1 * (1 - b + b * length / average).</summary>
    public static float LengthFactor(float lengthOverAverage) => K1 * (1 - B + (B * lengthOverAverage));

    /// <summary>The terms that the index has, the rarest first.</summary>
    public List<Lookup> Lookups(IReadOnlyList<QueryTerm> question)
    {
        var lookups = new List<Lookup>(question.Count);
        foreach (var (field, word, weight) in question)
        {
            var term = new BytesRef(word);
            var (frequency, found) = Seek(field, term);
            if (frequency == 0 || (word.Length == 1 && frequency > TooCommon * reader.MaxDoc && reader.MaxDoc > 100))
                continue;
            // A word rare among entries but common in the law is common.
            var known = field == Fields.Asked ? Math.Max(frequency, Seek(Fields.Text, term).Frequency) : frequency;
            lookups.Add(new Lookup(field, term, found, frequency, weight * Rarity(reader.MaxDoc, known), Lengths.Of(reader, field)));
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
        var (lookups, itself, length) = (new List<Lookup>(question.Count), 0f, 0f);
        foreach (var (_, _, weight) in question)
            length += weight * weight;
        var lengths = Lengths.Of(reader, Fields.Memory);
        var lengthFactor = LengthFactor(length / lengths.Average);
        foreach (var (field, word, weight) in question)
        {
            var term = new BytesRef(seal.Word(word));
            var (all, found) = Seek(field, term);
            var frequency = Math.Max(0, all - left);
            if (word.Length == 1 && frequency > TooCommon * population && population > 100)
                continue;
            var importance = weight * Rarity(population, frequency);
            var count = weight * weight;
            itself += importance * (K1 + 1) * count / (count + lengthFactor);
            if (frequency > 0)
                lookups.Add(new Lookup(field, term, found, frequency, importance, lengths));
        }
        return (lookups, itself);
    }

    /// <summary>Adds a term to the scores of all passages that have it.</summary>
    /// <param name="term">As looked up.</param>
    /// <param name="scores">By document number.</param>
    /// <param name="cover">Gains the importance of the term once, however often a passage has it; null when not wanted.</param>
    public void AddAll(Lookup term, float[] scores, float[]? cover)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (Postings(leaf, term) is not { } postings)
                continue;
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                term.Add(leaf.DocBase + doc, postings.Freq, scores, cover);
        }
    }

    /// <summary>Adds a term to the scores of some passages, given in ascending order.</summary>
    public void AddTo(int[] sortedDocs, Lookup term, float[] scores, float[]? cover)
    {
        var next = 0;
        foreach (var leaf in reader.Leaves)
        {
            var end = leaf.DocBase + leaf.Reader.MaxDoc;
            var postings = Postings(leaf, term);
            for (var at = -1; next < sortedDocs.Length && sortedDocs[next] < end; next++)
            {
                var doc = sortedDocs[next] - leaf.DocBase;
                if (postings is not null && at < doc)
                    at = postings.Advance(doc);
                if (at == doc)
                    term.Add(sortedDocs[next], postings!.Freq, scores, cover);
            }
        }
    }

    private static float Rarity(int population, int frequency) => (float)Math.Log(1 + ((population - frequency + 0.5) / (frequency + 0.5)));

    private TermsEnum?[] Dictionaries(string field)
    {
        if (!_dictionaries.TryGetValue(field, out var dictionaries))
            _dictionaries[field] = dictionaries = [.. reader.Leaves.Select(leaf => leaf.AtomicReader.GetTerms(field)?.GetEnumerator())];
        return dictionaries;
    }

    /// <summary>How many passages have the term, and by segment where its postings are.</summary>
    private (int Frequency, TermState?[] Found) Seek(string field, BytesRef term)
    {
        var dictionaries = Dictionaries(field);
        var (frequency, found) = (0, new TermState?[dictionaries.Length]);
        for (var leaf = 0; leaf < dictionaries.Length; leaf++)
        {
            if (dictionaries[leaf] is not { } dictionary || !dictionary.SeekExact(term))
                continue;
            frequency += dictionary.DocFreq;
            found[leaf] = dictionary.GetTermState();
        }
        return (frequency, found);
    }

    private DocsEnum? Postings(AtomicReaderContext leaf, in Lookup term)
    {
        if (term.Found[leaf.Ord] is not { } found || Dictionaries(term.Field)[leaf.Ord] is not { } dictionary)
            return null;
        dictionary.SeekExact(term.Term, found);
        return _reuse = dictionary.Docs(null, _reuse, DocsFlags.FREQS);
    }

    /// <summary>A term as it will be added up.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Term">The term.</param>
    /// <param name="Found">By segment, where its postings are.</param>
    /// <param name="Frequency">Passages that have it.</param>
    /// <param name="Importance">Its weight in the question and its rarity.</param>
    /// <param name="Lengths">Of the field.</param>
    internal readonly record struct Lookup(string Field, BytesRef Term, TermState?[] Found, int Frequency, float Importance, Lengths Lengths)
    {
        /// <summary>One Chinese character, which is three bytes.</summary>
        public bool IsSingle => Term.Length <= 3;

        /// <summary>Adds what the term gives to a passage that has it so often.</summary>
        public void Add(int passage, float occurrences, float[] scores, float[]? cover)
        {
            scores[passage] += Importance * (K1 + 1) * occurrences / (occurrences + Lengths.Factors[Lengths.Norms[passage]]);
            if (cover is not null)
                cover[passage] += Importance;
        }
    }
}

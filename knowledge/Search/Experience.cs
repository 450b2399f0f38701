using System.Globalization;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// What answered questions teach about one state of the index: which laws residents' questions turn on, and which articles
/// answered a question like this one.
/// </summary>
internal sealed class Experience
{
    /// <summary>Answered questions that speak for their articles.</summary>
    public const int Neighbours = 20;

    /// <summary>How much of its likeness to the question a neighbour gives to each of its articles.</summary>
    private const float NeighbourWeight = 0.3f;

    /// <summary>What an article gains for each e-fold of questions that its law answers.</summary>
    private const double LawWeight = 4;

    /// <summary>Beyond this many answered questions shares count and no longer numbers.</summary>
    private const double FullExperience = 1000;

    private static readonly ConditionalWeakTable<IndexReader, Experience> PerReader = [];

    private readonly float[] _lawGain;
    private readonly Dictionary<int, int[]> _articlesOf = [];

    private Experience(IndexReader reader)
    {
        _lawGain = new float[reader.MaxDoc];
        var questions = reader.GetDocCount(Fields.Memory);
        if (questions <= 0)
            return;
        var questionsOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
            ReadQuestions(reader, leaf, questionsOf);
        var scale = Math.Min(1, FullExperience / questions);
        foreach (var (law, count) in questionsOf)
        {
            foreach (var doc in Postings(reader, new Term(Fields.LawName, law)))
                _lawGain[doc] = (float)(LawWeight * Math.Log(1 + (count * scale)));
        }
        RaiseEntries(reader, _lawGain.Max());
    }

    /// <summary>Nothing has been answered yet.</summary>
    public bool IsEmpty => _articlesOf.Count == 0;

    public static Experience Of(IndexReader reader) => PerReader.GetValue(reader, static reader => new Experience(reader));

    /// <summary>Adds to the scores of articles; one that shares no word with the question gains nothing from its law.</summary>
    /// <param name="alike">Answered questions like this one, best first.</param>
    /// <param name="scores">By document number.</param>
    public void AddTo(float[] scores, IReadOnlyList<Ranked> alike)
    {
        for (var doc = 0; doc < _lawGain.Length; doc++)
        {
            if (scores[doc] > 0)
                scores[doc] += _lawGain[doc];
        }
        foreach (var (question, likeness) in alike)
        {
            foreach (var article in _articlesOf.GetValueOrDefault(question, []))
                scores[article] += NeighbourWeight * likeness + (scores[article] > 0 ? 0 : _lawGain[article]);
        }
    }

    /// <summary>Entries are written for what residents ask; they keep their place beside the most-asked law.</summary>
    private void RaiseEntries(IndexReader reader, float gain)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetNumericDocValues(Fields.Kind) is not { } kinds)
                continue;
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (kinds.Get(doc) == (long)PassageKind.Entry)
                    _lawGain[leaf.DocBase + doc] = gain;
            }
        }
    }

    private void ReadQuestions(IndexReader reader, AtomicReaderContext leaf, Dictionary<string, int> questionsOf)
    {
        var live = leaf.AtomicReader.LiveDocs;
        var postings = leaf.AtomicReader.GetTermDocsEnum(new Term(Fields.IsMemory, Fields.Yes));
        for (var doc = postings?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings!.NextDoc())
        {
            if (live is not null && !live.Get(doc))
                continue;
            var cites = leaf.Reader.Document(doc).Get(Fields.Cites, CultureInfo.InvariantCulture).Split('\n');
            _articlesOf[leaf.DocBase + doc] = [.. cites.SelectMany(cite => Postings(reader, new Term(Fields.Citation, cite))).Distinct()];
            foreach (var law in cites.Select(cite => cite[..cite.IndexOf('/', StringComparison.Ordinal)]).Distinct())
                questionsOf[law] = questionsOf.GetValueOrDefault(law) + 1;
        }
    }

    private static IEnumerable<int> Postings(IndexReader reader, Term term)
    {
        foreach (var leaf in reader.Leaves)
        {
            var live = leaf.AtomicReader.LiveDocs;
            var postings = leaf.AtomicReader.GetTermDocsEnum(term);
            for (var doc = postings?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings!.NextDoc())
            {
                if (live is null || live.Get(doc))
                    yield return leaf.DocBase + doc;
            }
        }
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// What one state of the index knows beside words: where passages stand, which questions were answered by which articles,
/// and how often each law, chapter, heading and article answered.
/// </summary>
internal sealed class AnswerStatistics
{
    /// <summary>What a passage gains for each e-fold of passages that name its law.</summary>
    private const float StandingWeight = 4;

    /// <summary>What an article gains for each e-fold of questions that its law answers.</summary>
    private const float LawWeight = 3;

    /// <summary>Beyond this many answered questions shares count and no longer numbers.</summary>
    private const float FullExperience = 1000;

    private static readonly ConditionalWeakTable<IndexReader, AnswerStatistics> PerReader = [];

    private readonly IndexReader _reader;

    private AnswerStatistics(IndexReader reader, Places places, IEnumerable<LearnedQuestion> learned, float scale)
    {
        (_reader, Places) = (reader, places);
        (LawQuestions, ChapterQuestions, HeadingQuestions) = (new int[places.Laws], new int[places.Chapters], new int[places.Headings]);
        foreach (var question in learned)
            Remember(question);
        Scale = scale * Math.Min(1, FullExperience / Math.Max(1, LearnedQuestions.Count * scale));
        Gain = GainOfEach();
    }

    public Places Places { get; }

    /// <summary>By document number of the answered question.</summary>
    public Dictionary<int, LearnedQuestion> LearnedQuestions { get; } = [];

    public int[] LawQuestions { get; }

    public int[] ChapterQuestions { get; }

    public int[] HeadingQuestions { get; }

    /// <summary>By document number of the article.</summary>
    public Dictionary<int, int> ArticleQuestions { get; } = [];

    /// <summary>What counts of questions are multiplied by.</summary>
    public float Scale { get; }

    /// <summary>By document number: what a passage that shares a word with the question gains for its law.</summary>
    public float[] Gain { get; }

    public static AnswerStatistics Of(IndexReader reader) => PerReader.GetValue(reader, static reader =>
    {
        var places = new Places(reader);
        return new AnswerStatistics(reader, places, Read(reader, places), scale: 1);
    });

    /// <summary>As if some questions had not been answered yet; counts of the others stand for all.</summary>
    public AnswerStatistics Without(IReadOnlySet<int> learned)
    {
        var left = LearnedQuestions.Values.Where(question => !learned.Contains(question.Doc)).ToList();
        return new AnswerStatistics(_reader, Places, left, LearnedQuestions.Count / (float)Math.Max(1, left.Count));
    }

    /// <summary>Entries are written for what residents ask; they gain as much as the law that gains most.</summary>
    private float[] GainOfEach()
    {
        var ofLaw = new float[Places.Laws];
        for (var law = 1; law < ofLaw.Length; law++)
            ofLaw[law] = (StandingWeight * Places.Standing[law]) + (LawWeight * MathF.Log(1 + (Scale * LawQuestions[law])));
        var gain = new float[_reader.MaxDoc];
        for (var doc = 0; doc < gain.Length; doc++)
            gain[doc] = ofLaw[Places.Law[doc]];
        var most = ofLaw.Max();
        foreach (var leaf in _reader.Leaves)
        {
            if (leaf.AtomicReader.GetNumericDocValues(Fields.Kind) is not { } kinds)
                continue;
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (kinds.Get(doc) == (long)PassageKind.Entry)
                    gain[leaf.DocBase + doc] = most;
            }
        }
        return gain;
    }

    private void Remember(LearnedQuestion question)
    {
        LearnedQuestions[question.Doc] = question;
        foreach (var law in question.Laws)
            LawQuestions[law]++;
        foreach (var chapter in question.Chapters)
            ChapterQuestions[chapter]++;
        foreach (var heading in question.Headings)
            HeadingQuestions[heading]++;
        foreach (var article in question.Articles)
            ArticleQuestions[article] = ArticleQuestions.GetValueOrDefault(article) + 1;
    }

    private static IEnumerable<LearnedQuestion> Read(IndexReader reader, Places places)
    {
        foreach (var leaf in reader.Leaves)
        {
            foreach (var doc in Live(leaf, new Term(Fields.IsMemory, Fields.Yes)))
            {
                var document = leaf.Reader.Document(doc);
                var cites = document.Get(Fields.Cites, CultureInfo.InvariantCulture).Split('\n');
                int[] articles =
                    [.. cites.SelectMany(cite => reader.Leaves.SelectMany(at => Live(at, new Term(Fields.Citation, cite)).Select(found => at.DocBase + found)))
                        .Distinct()];
                if (articles.Length > 0)
                {
                    yield return new LearnedQuestion(
                        leaf.DocBase + doc,
                        document.GetField(Fields.Kind) is not null,
                        articles,
                        [.. articles.Select(article => places.Law[article]).Distinct()],
                        [.. articles.Select(article => places.Chapter[article]).Distinct()],
                        [.. articles.Select(article => places.Heading[article]).Distinct()]);
                }
            }
        }
    }

    private static IEnumerable<int> Live(AtomicReaderContext leaf, Term term)
    {
        var live = leaf.AtomicReader.LiveDocs;
        var postings = leaf.AtomicReader.GetTermDocsEnum(term);
        for (var doc = postings?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings!.NextDoc())
        {
            if (live is null || live.Get(doc))
                yield return doc;
        }
    }
}

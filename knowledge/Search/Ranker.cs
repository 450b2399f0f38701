using System.Buffers;
using Lucene.Net.Index;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Ranks passages in two looks. The first sums BM25 over the terms of the question, the rarest first - terms that very many
/// passages share are only read for the passages that lead by then: they are most of the reading and decide little - and adds
/// what standing and statistics give. The second weighs all evidence for the articles that lead, where there was enough to learn from.
/// </summary>
internal sealed class Ranker(IndexReader reader, AnswerStatistics statistics, BoostedTrees? trees, QuestionSeal seal)
{
    /// <summary>Articles that get a second look.</summary>
    public const int SecondLook = 300;

    /// <summary>Postings read for all passages before the rest is read for the leaders only.</summary>
    private const long FullReading = 200_000;

    private const int Leaders = 400;

    /// <summary>Terms read for the leaders only, so that a search in ten times as many passages stays a search; the commonest beyond decide nothing.</summary>
    private const int ForLeaders = 20;

    /// <summary>How much of its likeness to the question an answered question gives to each of its articles.</summary>
    private const float WitnessWeight = 0.3f;

    /// <summary>What an article gains when all alike questions were answered under its heading, about 3 for ln 21.</summary>
    private const float HeadingWeight = 6;

    private readonly Bm25 _bm25 = new(reader, seal);

    /// <summary>Scores of the articles that led the second look of the last ranking, best first; null when there was none.</summary>
    public IReadOnlyList<float>? Leading { get; private set; }

    /// <summary>The best passages, best first; equal scores in the order of the index.</summary>
    public IReadOnlyList<Ranked> Rank(IReadOnlyList<QueryTerm> question, int top, PassageKind? kind)
    {
        using var scores = new Scores(reader.MaxDoc);
        var nearest = Alike(question);
        if (trees is null || kind == PassageKind.Entry)
            return FirstLook(question, nearest, scores, top, kind);
        var first = FirstLook(question, nearest, scores, Math.Max(top, SecondLook), kind);
        return [.. Reconsider(first, scores, nearest, trees).Take(top)];
    }

    /// <summary>The evidence for the articles that lead for an answered question that is no part of the statistics, and which of them answered it.</summary>
    public (float[] Rows, bool[] Answers) TrainingRows(IReadOnlyList<QueryTerm> question, LearnedQuestion answered, int candidates)
    {
        using var scores = new Scores(reader.MaxDoc);
        var nearest = Alike(question, isInIndex: true);
        int[] docs = [.. FirstLook(question, nearest, scores, candidates, PassageKind.Article).Select(ranked => ranked.Doc)];
        return (Rows(docs, scores, nearest), [.. docs.Select(doc => answered.Articles.Contains(doc))]);
    }

    /// <summary>Answered questions like this one.</summary>
    /// <param name="question">As terms.</param>
    /// <param name="isInIndex">It is one of the answered questions: frequencies are counted without it.</param>
    public NearestQuestions Alike(IReadOnlyList<QueryTerm> question, bool isInIndex = false)
    {
        if (statistics.LearnedQuestions.Count == 0)
            return NearestQuestions.None;
        var (lookups, own) = _bm25.Likeness(Query.Likeness(question), isInIndex);
        var scores = Scores.Rent(reader.MaxDoc);
        try
        {
            foreach (var term in lookups)
                _bm25.AddAll(term, scores, cover: null);
            var best = new Best(NearestQuestions.Most);
            foreach (var learned in statistics.LearnedQuestions.Keys)
                best.Offer(learned, scores[learned]);
            return new NearestQuestions(best.Taken(), own, statistics);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private List<Ranked> FirstLook(IReadOnlyList<QueryTerm> question, NearestQuestions nearest, Scores scores, int top, PassageKind? kind)
    {
        var terms = _bm25.Lookups(question);
        scores.Whole = terms.Sum(term => scores.CoverOf(term) is null ? 0 : term.Importance);
        var all = 0;
        for (long read = 0; all < terms.Count && read < FullReading; all++)
        {
            read += terms[all].Frequency;
            _bm25.AddAll(terms[all], scores.Of(terms[all].Field), scores.CoverOf(terms[all]));
        }
        var headingGain = new float[statistics.Places.Headings];
        var trust = Math.Min(1, statistics.LearnedQuestions.Count / (float)RankerTraining.EnoughQuestions);
        foreach (var heading in nearest.Headings.Keys)
            headingGain[heading] = HeadingWeight * trust * MathF.Log(1 + (20 * nearest.Part(nearest.Headings, heading)));
        foreach (var (article, votes) in nearest.Articles)
            scores.Votes[article] = WitnessWeight * votes.Likeness;
        if (all == terms.Count)
            return LeadingOf(scores, headingGain, top, kind);
        var leaders = LeadingOf(scores, headingGain, Math.Max(Leaders, top), kind).Select(ranked => ranked.Doc).Order().ToArray();
        foreach (var term in terms.Skip(all).Take(ForLeaders))
            _bm25.AddTo(leaders, term, scores.Of(term.Field), scores.CoverOf(term));
        var best = new Best(top);
        foreach (var doc in leaders)
            best.Offer(doc, Total(doc, scores, headingGain));
        return best.Taken();
    }

    private List<Ranked> LeadingOf(Scores scores, float[] headingGain, int top, PassageKind? kind)
    {
        var best = new Best(top);
        foreach (var leaf in reader.Leaves)
        {
            var live = leaf.AtomicReader.LiveDocs;
            var kinds = kind is null ? null : leaf.AtomicReader.GetNumericDocValues(Fields.Kind);
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                var total = Total(leaf.DocBase + doc, scores, headingGain);
                if (total > best.Threshold && (live is null || live.Get(doc)) && (kinds is null || kinds.Get(doc) == (int)kind!.Value))
                    best.Offer(leaf.DocBase + doc, total);
            }
        }
        return best.Taken();
    }

    /// <summary>0 for a passage that shares no word with the question and that no alike question speaks for.</summary>
    private float Total(int doc, Scores scores, float[] headingGain)
    {
        var own = scores.Text[doc] + scores.Head[doc] + scores.Votes[doc];
        return own > 0 ? own + statistics.Gain[doc] + headingGain[statistics.Places.Heading[doc]] : 0;
    }

    /// <summary>Articles change places among themselves in the order of the evidence; entries stay where they are, and scores stay with the places.</summary>
    private IEnumerable<Ranked> Reconsider(List<Ranked> first, Scores scores, NearestQuestions nearest, BoostedTrees weights)
    {
        int[] docs = [.. first.Select(ranked => ranked.Doc).Where(doc => statistics.Places.Law[doc] > 0).Take(SecondLook)];
        var chances = weights.Scores(Rows(docs, scores, nearest), RankingFeatures.Width);
        Array.Sort(chances, docs, Comparer<float>.Create((a, b) => b.CompareTo(a)));
        Leading = chances.Length >= ArticleConfidence.Leading ? chances[..ArticleConfidence.Leading] : null;
        LeadWithWords(docs, scores);
        var next = 0;
        return first.Select(ranked => statistics.Places.Law[ranked.Doc] > 0 && next < docs.Length ? ranked with { Doc = docs[next++] } : ranked);
    }

    /// <summary>An article that shares no pair of characters with the question, and only answered questions speak for, does not lead.</summary>
    private static void LeadWithWords(int[] docs, Scores scores)
    {
        var first = Array.FindIndex(docs, doc => scores.Cover[doc] > 0 || scores.Head[doc] > 0);
        if (first <= 0)
            return;
        var lead = docs[first];
        Array.Copy(docs, 0, docs, 1, first);
        docs[0] = lead;
    }

    private float[] Rows(int[] docs, Scores scores, NearestQuestions nearest) =>
        new RankingFeatures(statistics, Lengths.Of(reader, Fields.Text), nearest).Rows(docs, scores.Text, scores.Head, scores.Cover, scores.Whole);

    /// <summary>Borrowed arrays of scores by document number.</summary>
    private sealed class Scores : IDisposable
    {
        public Scores(int passages)
        {
            (Text, Head, Votes, Cover) = (Rent(passages), Rent(passages), Rent(passages), Rent(passages));
        }

        public float[] Text { get; }

        public float[] Head { get; }

        public float[] Votes { get; }

        /// <summary>Importance of the question's words that each passage has in its text.</summary>
        public float[] Cover { get; }

        /// <summary>Importance of all words of the question that stand in any text.</summary>
        public float Whole { get; set; }

        public float[] Of(string field) => field == Fields.Head ? Head : Text;

        /// <summary>Single characters say nothing about how much of a question is covered.</summary>
        public float[]? CoverOf(Bm25.Lookup term) => term.Field == Fields.Text && !term.IsSingle ? Cover : null;

        public void Dispose()
        {
            ArrayPool<float>.Shared.Return(Cover);
            ArrayPool<float>.Shared.Return(Text);
            ArrayPool<float>.Shared.Return(Head);
            ArrayPool<float>.Shared.Return(Votes);
        }

        public static float[] Rent(int passages)
        {
            var rented = ArrayPool<float>.Shared.Rent(passages);
            Array.Clear(rented, 0, passages);
            return rented;
        }
    }

    /// <summary>Keeps the best of what is offered; of equals those offered first.</summary>
    private sealed class Best(int top)
    {
        private readonly PriorityQueue<Ranked, (float Score, int Later)> _kept = new(top + 1);

        /// <summary>What does not score more has no chance any more.</summary>
        public float Threshold { get; private set; }

        public void Offer(int doc, float score)
        {
            if (score <= Threshold)
                return;
            _kept.Enqueue(new Ranked(doc, score), (score, -doc));
            if (_kept.Count > top)
                _kept.Dequeue();
            if (_kept.Count == top)
                Threshold = _kept.Peek().Score;
        }

        public List<Ranked> Taken()
        {
            var taken = new List<Ranked>(_kept.Count);
            while (_kept.TryDequeue(out var ranked, out _))
                taken.Add(ranked);
            taken.Reverse();
            return taken;
        }
    }
}

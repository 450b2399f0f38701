using System.Globalization;
using Lucene.Net.Index;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Learns from all answered questions of an index how to weigh evidence. They are dealt into parts, and those of one part are
/// asked of the statistics of the others: a count that only misses the question itself would give its answer away.
/// </summary>
internal static class RankerTraining
{
    /// <summary>Fewer questions teach no weights; standing and likeness then count as they are.</summary>
    public const int EnoughQuestions = 200;

    /// <summary>Of more questions every n-th is asked.</summary>
    private const int MostQuestions = 2000;

    private const int Parts = 10;
    private const int CandidatesEach = 100;

    /// <returns>The trees, and of how many questions one of the leading articles answers by their scores; null when there are too few answered questions.</returns>
    public static (BoostedTrees Trees, Calibration Confidence)? From(IndexReader reader, IReadOnlyList<Synonyms> synonyms, QuestionSeal seal)
    {
        var statistics = AnswerStatistics.Of(reader);
        // Entries are written, not asked: however many there are, they do not show what residents ask.
        var learned = statistics.LearnedQuestions.Values.Where(question => !question.IsEntry).OrderBy(question => question.Doc).ToList();
        if (learned.Count < EnoughQuestions)
            return null;
        var every = (learned.Count / MostQuestions) + 1;
        var training = new (float[] Rows, bool[] Answers)[((learned.Count - 1) / every) + 1];
        for (var part = 0; part < Parts; part++)
        {
            var own = part;
            var others = statistics.Without(learned.Where((_, i) => i / every % Parts == own).Select(question => question.Doc).ToHashSet());
            Parallel.For(0, ((training.Length - 1 - own) / Parts) + 1, i =>
            {
                var at = (i * Parts) + own;
                var asked = learned[at * every];
                var question = seal.Open(reader.Document(asked.Doc).Get(Fields.Memory, CultureInfo.InvariantCulture));
                training[at] = new Ranker(reader, others, null, seal).TrainingRows(Query.Terms(question, synonyms), asked, CandidatesEach);
            });
        }
        var trees = BoostedTrees.Learn(training, RankingFeatures.Width, out var unseen);
        return (trees, ArticleConfidence.Learn([.. training.Select(question => question.Answers)], unseen));
    }
}

using System.Diagnostics;

namespace ResidentAssistant.Knowledge;

/// <summary>Measures search on questions whose answering articles are known.</summary>
public static class SearchEvaluation
{
    private const int Depth = 100;
    private const int WarmUp = 200;

    /// <summary>Hits of a search that is timed.</summary>
    private const int TopTimed = 10;

    /// <summary>
    /// Builds an index of the newest versions of the laws in a temporary folder, asks every question and deletes the folder.
    /// </summary>
    /// <param name="questionsJsonl">Lines <c>{"question", "relevant":[{"law","article"}]}</c>.</param>
    /// <param name="lawsPath">See <see cref="LawParser.Parse"/>; refused files are reported to <paramref name="progress"/>.</param>
    /// <param name="trainJsonl">Answered questions to learn from, in the same form; those that are also asked are left out. Null for none.</param>
    /// <param name="progress">Hears one line for each step; null for silence.</param>
    /// <param name="baseline">Ask an index of Lucene's SmartChineseAnalyzer instead, which learns nothing.</param>
    /// <exception cref="FormatException">A line of questions cannot be read, or there are no questions.</exception>
    /// <exception cref="IOException">A file of questions cannot be read.</exception>
    public static EvaluationReport Run(string questionsJsonl, string lawsPath, string? trainJsonl, Action<string>? progress, bool baseline = false)
    {
        var questions = JudgedQuestion.Read(questionsJsonl);
        if (questions.Count == 0)
            throw new FormatException($"{questionsJsonl} holds no questions");
        var answered = Answered(trainJsonl, questions, progress);
        var folder = Directory.CreateTempSubdirectory("knowledge-eval-").FullName;
        try
        {
            using var index = baseline ? null : KnowledgeIndex.Open(folder);
            using var smart = baseline ? new SmartCnBaseline(folder) : null;
            index?.Synonyms = Synonyms.Read(Synonyms.StarterFile);
            var (articles, seconds) = Build(
                passages =>
                {
                    index?.Rebuild(passages, "evaluation", answered);
                    smart?.Build(passages);
                },
                lawsPath, progress);
            progress?.Invoke($"{articles} articles indexed in {seconds:F1} s; asking {questions.Count} questions");
            var quality = questions.Select(question => Judge(question, Found(question.Question, Depth))).ToList();
            var times = Times(questions, asked => Found(asked, TopTimed));
            return new EvaluationReport(
                questions.Count,
                articles,
                Mean(quality, judged => judged.RecallAt5),
                Mean(quality, judged => judged.RecallAt10),
                Mean(quality, judged => judged.RecallAt20),
                Mean(quality, judged => judged.RecallAt100),
                Mean(quality, judged => judged.ReciprocalRank),
                Mean(quality, judged => judged.Ndcg),
                Math.Round(seconds, 2),
                Math.Round(articles / seconds),
                Percentile(times, 0.50),
                Percentile(times, 0.99),
                PeakMegabytes());

            IReadOnlyList<string> Found(string asked, int top) => smart?.Search(asked, top)
                ?? [.. index!.Search(asked, top, PassageKind.Article).Select(hit => Fields.CitationKey(hit.Law!, hit.Article!))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Articles, double Seconds) Build(Action<IEnumerable<Passage>> build, string lawsPath, Action<string>? progress)
    {
        var documents = new List<LawDocument>();
        foreach (var file in LawParser.Parse(lawsPath))
        {
            if (file is LawFile.Parsed { Document: var document })
                documents.Add(document);
            else if (file is LawFile.Refused refused)
                progress?.Invoke($"refused {refused.Path}, line {refused.Line}: {refused.Reason}");
        }
        progress?.Invoke($"{documents.Count} laws read");
        var newest = LawDocument.NewestPerLaw(documents);
        var articles = 0;
        var clock = Stopwatch.StartNew();
        build(newest.SelectMany(document => document.ToPassages()).Select(Counted));
        return (articles, clock.Elapsed.TotalSeconds);

        Passage Counted(Passage passage)
        {
            articles++;
            return passage;
        }
    }

    private static List<AnsweredQuestion> Answered(string? path, IReadOnlyList<JudgedQuestion> asked, Action<string>? progress)
    {
        if (path is null)
            return [];
        var texts = asked.Select(question => question.Question).ToHashSet(StringComparer.Ordinal);
        var answered = JudgedQuestion.Read(path)
            .Where(question => !texts.Contains(question.Question))
            .Select((question, i) => new AnsweredQuestion(
                $"question:{i}", question.Question, [.. question.Relevant.Select(citation => (citation.Law, citation.Article))]))
            .ToList();
        progress?.Invoke($"{answered.Count} answered questions to learn from");
        return answered;
    }

    private static Judged Judge(JudgedQuestion question, IReadOnlyList<string> found)
    {
        var relevant = question.RelevantKeys();
        var ranks = found
            .Select((key, rank) => (Rank: rank + 1, IsRelevant: relevant.Contains(key)))
            .Where(hit => hit.IsRelevant)
            .Select(hit => hit.Rank)
            .ToList();
        var ideal = Enumerable.Range(1, Math.Min(10, relevant.Count)).Sum(Gain);
        return new Judged(
            RecallAt(5),
            RecallAt(10),
            RecallAt(20),
            RecallAt(Depth),
            ranks.Count > 0 && ranks[0] <= 10 ? 1.0 / ranks[0] : 0,
            ideal == 0 ? 0 : ranks.Where(rank => rank <= 10).Sum(Gain) / ideal);

        double RecallAt(int depth) => relevant.Count == 0 ? 0 : ranks.Count(rank => rank <= depth) / (double)relevant.Count;
        static double Gain(int rank) => 1 / Math.Log2(rank + 1);
    }

    private static double[] Times(IReadOnlyList<JudgedQuestion> questions, Action<string> ask)
    {
        for (var i = 0; i < WarmUp; i++)
            ask(questions[i % questions.Count].Question);
        var times = new double[questions.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(questions[i].Question);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times;
    }

    private static double Percentile(double[] sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 2);

    private static double Mean(List<Judged> judged, Func<Judged, double> of) => Math.Round(judged.Average(of), 4);

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Round(process.PeakWorkingSet64 / 1048576.0);
    }

    private readonly record struct Judged(
        double RecallAt5, double RecallAt10, double RecallAt20, double RecallAt100, double ReciprocalRank, double Ndcg);
}

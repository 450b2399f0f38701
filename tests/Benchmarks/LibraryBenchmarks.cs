using BenchmarkDotNet.Attributes;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Benchmarks;

/// <summary>
/// The whole law library: building the index with everything it learns, and a top-10 search. LAWS names the folder of
/// statutes, QUESTIONS the answered questions; both default to the shared data beside the repository.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class LibraryBenchmarks
{
    private static readonly string Laws = Environment.GetEnvironmentVariable("LAWS") ?? "../shared/data/laws";
    private static readonly string Questions = Environment.GetEnvironmentVariable("QUESTIONS") ?? "../shared/data/legal-questions/dev.jsonl";

    private readonly string folder = Directory.CreateTempSubdirectory("residentassistant-benchmark-").FullName;
    private List<Passage> passages = [];
    private List<AnsweredQuestion> answered = [];
    private KnowledgeIndex? index;
    private int next;

    [GlobalSetup]
    public void Read()
    {
        passages =
            [.. LawDocument.NewestPerLaw(LawParser.Parse(Laws).OfType<LawFile.Parsed>().Select(file => file.Document)).SelectMany(law => law.ToPassages())];
        answered = [.. JudgedQuestion.Read(Questions)
            .Select((question, i) =>
                new AnsweredQuestion($"question:{i}", question.Question, [.. question.Relevant.Select(citation => (citation.Law, citation.Article))]))];
        index = KnowledgeIndex.Open(folder);
        index.Synonyms = Synonyms.Read(Synonyms.StarterFile);
        index.Rebuild(passages, "benchmark", answered);
    }

    [GlobalCleanup]
    public void Remove()
    {
        index?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public void BuildIndex() => index!.Rebuild(passages, "benchmark", answered);

    /// <summary>Another question each time.</summary>
    [Benchmark]
    public IReadOnlyList<SearchHit> SearchTop10() => index!.Search(answered[next++ % answered.Count].Question, 10);
}

using BenchmarkDotNet.Attributes;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Benchmarks;

/// <summary>What each turn may cost: the classifier, and a top-10 search of the starter content.</summary>
[InProcess]
[MemoryDiagnoser]
public class UnderstandingBenchmarks
{
    private static readonly string[] Messages =
    [
        "3号楼楼下烧烤店油烟太大，晚上根本睡不着",
        "物业费涨价业主可以拒绝交吗",
        "我想预约周四的律师",
        "公司拖欠工资不给，没有签合同，怎么要回来",
        "楼上漏水把我家天花板泡了谁来赔",
        "民法典第944条",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("residentassistant-benchmark-").FullName;
    private readonly IntentClassifier classifier = new(IntentClassifier.StarterExamples());
    private KnowledgeIndex? index;

    [ParamsSource(nameof(Numbers))]
    public int Message { get; set; }

    public static IEnumerable<int> Numbers => Enumerable.Range(0, Messages.Length);

    [GlobalSetup]
    public void Build()
    {
        var content = Path.Combine(AppContext.BaseDirectory, "content");
        var laws = LawDocument.NewestPerLaw(LawParser.Parse(Path.Combine(content, "laws")).OfType<LawFile.Parsed>().Select(file => file.Document));
        var entries = StarterContent.Read(Path.Combine(content, "faq"));
        index = KnowledgeIndex.Open(folder);
        index.Rebuild(entries.Select(entry => entry.ToPassage()).Concat(laws.SelectMany(law => law.ToPassages())), "benchmark");
    }

    [GlobalCleanup]
    public void Remove()
    {
        index?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public Meaning Classify() => classifier.Classify(Messages[Message]);

    [Benchmark]
    public IReadOnlyList<SearchHit> SearchTop10() => index!.Search(Messages[Message], 10);
}

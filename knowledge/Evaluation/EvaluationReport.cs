using System.Text.Json.Serialization;

namespace ResidentAssistant.Knowledge;

/// <summary>How well and how fast questions find the articles that answer them.</summary>
/// <param name="Questions">Questions asked.</param>
/// <param name="Articles">Passages in the index.</param>
/// <param name="RecallAt5">Mean share of a question's relevant articles among the first 5 hits, 0 to 1.</param>
/// <param name="RecallAt10">The same for the first 10.</param>
/// <param name="RecallAt20">The same for the first 20.</param>
/// <param name="RecallAt100">The same for the first 100.</param>
/// <param name="MrrAt10">Mean of 1 / rank of the first relevant article; 0 when it is not among the first 10.</param>
/// <param name="NdcgAt10">Normalised discounted cumulative gain of the first 10, every relevant article worth 1.</param>
/// <param name="IndexSeconds">From the first passage to the committed index of one segment; reading the files is not in it.</param>
/// <param name="IndexDocsPerSecond">Passages divided by those seconds.</param>
/// <param name="P50Ms">Median time of a top-10 search with snippets, one thread, after warm-up, in milliseconds.</param>
/// <param name="P99Ms">99th percentile of the same.</param>
/// <param name="PeakRssMb">Greatest resident memory of the process, in MiB, mapped index files included.</param>
public sealed record EvaluationReport(
    [property: JsonPropertyName("questions")] int Questions,
    [property: JsonPropertyName("articles")] int Articles,
    [property: JsonPropertyName("recall@5")] double RecallAt5,
    [property: JsonPropertyName("recall@10")] double RecallAt10,
    [property: JsonPropertyName("recall@20")] double RecallAt20,
    [property: JsonPropertyName("recall@100")] double RecallAt100,
    [property: JsonPropertyName("mrr@10")] double MrrAt10,
    [property: JsonPropertyName("ndcg@10")] double NdcgAt10,
    [property: JsonPropertyName("index_seconds")] double IndexSeconds,
    [property: JsonPropertyName("index_docs_per_second")] double IndexDocsPerSecond,
    [property: JsonPropertyName("p50_ms")] double P50Ms,
    [property: JsonPropertyName("p99_ms")] double P99Ms,
    [property: JsonPropertyName("peak_rss_mb")] double PeakRssMb);

using System.Text.Json;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class SearchEvaluationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_are_means_over_the_questions()
    {
        _folder.Write("laws/甲法(2020-01-01).md", "# 甲法\n\n<!-- INFO END -->\n\n第一条 噪声扰民的，责令改正。\n\n第二条 油烟超标的，处以罚款。\n");
        _folder.Write("laws/甲法(2010-01-01).md", "# 甲法\n\n<!-- INFO END -->\n\n第九条 已经失效。\n");
        var questions = _folder.Write("questions.jsonl", """
            {"question": "噪声扰民谁管", "relevant": [{"law": "《中华人民共和国甲法》", "article": "第1条"}]}
            {"question": "油烟超标", "relevant": [{"law": "甲法", "article": "第二条"}, {"law": "甲法", "article": "第九条"}]}
            {"question": "宠物伤人", "relevant": [{"law": "甲法", "article": "第一条"}]}
            """);

        var report = SearchEvaluation.Run(questions, Path.Combine(_folder.Path, "laws"), null, null);

        Assert.Equal((3, 2), (report.Questions, report.Articles));
        Assert.Equal(0.5, report.RecallAt5);
        Assert.Equal(0.5, report.RecallAt100);
        Assert.Equal(0.6667, report.MrrAt10);
        Assert.Equal(Math.Round((1 + (1 / (1 + (1 / Math.Log2(3))))) / 3, 4), report.NdcgAt10);
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(report));
        Assert.Equal(
            ["questions", "articles", "recall@5", "recall@10", "recall@20", "recall@100", "mrr@10", "ndcg@10", "index_seconds", "index_docs_per_second",
                "p50_ms", "p99_ms", "peak_rss_mb"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("{\"question\": \"甲\"}")]
    [InlineData("no json")]
    [InlineData("")]
    public void Unreadable_questions_are_an_error_that_names_the_file(string line)
    {
        var questions = _folder.Write("questions.jsonl", line);

        var malformed = Assert.Throws<FormatException>(() => SearchEvaluation.Run(questions, _folder.Path, null, null));

        Assert.Contains(questions, malformed.Message, StringComparison.Ordinal);
    }
}

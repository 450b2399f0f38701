using System.Text.Json;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>The whole collection of national laws, where it is there.</summary>
public sealed class LawCollectionTests
{
    [Fact]
    public void Every_file_is_read_and_every_article_that_answers_a_question_is_there()
    {
        var files = LawParser.Parse(SharedData.PathOrSkip("laws")).ToList();
        var questions = File.ReadLines(SharedData.PathOrSkip("legal-questions/dev.jsonl"));

        Assert.Empty(files.OfType<LawFile.Refused>());
        var newest = LawDocument.NewestPerLaw(files.OfType<LawFile.Parsed>().Select(file => file.Document));
        var passages = newest.SelectMany(law => law.ToPassages()).ToList();
        Assert.Equal(passages.Count, passages.Select(passage => passage.Id).Distinct().Count());
        Assert.InRange(passages.Count, 59_215, 59_700);
        Assert.Equal(1_260, newest.Single(law => law.Name == "民法典").Articles.Count);
        var known = passages.Select(passage => (LawParser.CanonicalLawName(passage.Law!), passage.Article!)).ToHashSet();
        Assert.DoesNotContain(questions.SelectMany(Named), article => !known.Contains(article));
    }

    private static IEnumerable<(string Law, string Article)> Named(string line)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.GetProperty("relevant").EnumerateArray().Select(article => (
            LawParser.CanonicalLawName(article.GetProperty("law").GetString()!),
            LawParser.CanonicalArticle(article.GetProperty("article").GetString()!)))];
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>The whole collection of national laws, where it is there. It grows: what is expected of it is counted in its files.</summary>
public sealed partial class LawCollectionTests
{
    private const string CodeInBooks = "民法典";

    [Fact]
    public void Every_file_is_read_and_every_article_that_answers_a_question_is_there()
    {
        var folder = SharedData.PathOrSkip("laws");
        var files = LawParser.Parse(folder).ToList();
        var questions = File.ReadLines(SharedData.PathOrSkip("legal-questions/dev.jsonl"));

        Assert.Empty(files.OfType<LawFile.Refused>());
        var paths = Markdown(folder).ToList();
        Assert.Equal(paths.Count(path => !IsBook(path)) + 1, files.Count);
        var newest = LawDocument.NewestPerLaw(files.OfType<LawFile.Parsed>().Select(file => file.Document));
        var passages = newest.SelectMany(law => law.ToPassages()).ToList();
        Assert.Equal(passages.Count, passages.Select(passage => passage.Id).Distinct().Count());
        // A line that begins with the number of an article is one, unless it is quoted; decrees whose items are called otherwise come on top.
        var numbered = newest.Sum(law => Lines(law.SourcePath).Count(line => ArticleLine().IsMatch(line)));
        Assert.InRange(passages.Count, numbered * 0.99, numbered * 1.05);
        Assert.Equal(paths.Where(IsBook)
            .Sum(path => Lines(path).Count(line => ArticleLine().IsMatch(line))), newest.Single(law => law.Name == CodeInBooks).Articles.Count);
        var known = passages.Select(passage => (LawParser.CanonicalLawName(passage.Law!), passage.Article!)).ToHashSet();
        Assert.DoesNotContain(questions.SelectMany(Named), article => !known.Contains(article));
    }

    private static IEnumerable<string> Markdown(string folder) => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) is var name && name[0] != '_' && name != "README.md");

    private static bool IsBook(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == CodeInBooks;

    private static IEnumerable<string> Lines(string fileOrFolder) =>
        (Directory.Exists(fileOrFolder) ? Markdown(fileOrFolder) : [fileOrFolder]).SelectMany(File.ReadLines);

    private static IEnumerable<(string Law, string Article)> Named(string line)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.GetProperty("relevant").EnumerateArray().Select(article => (
            LawParser.CanonicalLawName(article.GetProperty("law").GetString()!),
            LawParser.CanonicalArticle(article.GetProperty("article").GetString()!)))];
    }

    [GeneratedRegex(@"^[\s\u3000*#]*第[一二三四五六七八九十百千零〇]+条(之[一二三四五六七八九十]+)?[\s\u3000*:：]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ArticleLine();
}

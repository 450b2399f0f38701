using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>What the calculators compute with stands in the library, in the wording they were written for.</summary>
public sealed class CalculatorSourceTests
{
    private static readonly IReadOnlyList<ICalculator> All = new CalculatorShelf(new CityOptions()).All;

    private static IReadOnlyList<Source> Sources => [.. All.SelectMany(calculator => calculator.Sources).Distinct()];

    [Fact]
    public void Every_article_comes_with_the_product_in_the_wording_computed_with()
    {
        var own = Library(Path.Combine(StarterFaq.Folder, "laws"));
        Assert.All(Sources, source => Assert.True(own.TryGetValue(Key(source), out var found) && found.Version == source.Wording, $"{source} is not in content/laws"));
    }

    [Fact]
    public void Every_article_reads_as_in_the_newest_version_of_its_law()
    {
        var newest = Library(SharedData.PathOrSkip("laws"));
        var own = Library(Path.Combine(StarterFaq.Folder, "laws"));
        Assert.All(Sources, source => Assert.True(newest.TryGetValue(Key(source), out var found) && found.Version == source.Wording, $"{source} is not the newest version"));
        Assert.All(Sources, source => Assert.Equal(newest[Key(source)].Text, own[Key(source)].Text));
    }

    [Fact]
    public void No_phrase_that_opens_a_calculator_is_a_question_the_answers_already_know()
    {
        var known = StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq")).SelectMany(entry => entry.AskedAs.Prepend(entry.Question)).Select(Manners.Plain);
        Assert.Empty(All.SelectMany(calculator => calculator.AskedAs).Select(Manners.Plain).Intersect(known));
    }

    private static (string Law, string Article) Key(Source source) => (LawParser.CanonicalLawName(source.Citation.Law), source.Citation.Article);

    private static Dictionary<(string Law, string Article), (DateOnly? Version, string Text)> Library(string path) =>
        LawDocument.NewestPerLaw(LawParser.Parse(path).OfType<LawFile.Parsed>().Select(file => file.Document))
            .SelectMany(law => law.Articles.Select(article => (Key: (LawParser.CanonicalLawName(law.Name), article.Number), law.Version, article.Text)))
            .ToDictionary(row => row.Key, row => (row.Version, row.Text));
}

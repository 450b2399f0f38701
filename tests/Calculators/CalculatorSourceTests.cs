using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
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
    private static readonly IReadOnlyList<ICalculator> All = new CalculatorCatalog(new CityOptions(), new ReadWorkCalendar(TimeProvider.System)).All;

    private static IReadOnlyList<Source> Sources => [.. All.SelectMany(calculator => calculator.Sources).Distinct()];

    [Fact]
    public void Every_article_comes_with_the_product_in_the_wording_computed_with()
    {
        var versions = LawDocument.NewestPerLaw(StaleCitations.Read(Path.Combine(StarterFaq.Folder, "laws")))
            .ToDictionary(law => LawParser.CanonicalLawName(law.Name), law => law.Version, StringComparer.Ordinal);
        Assert.All(Sources, source => Assert.True(
            versions.GetValueOrDefault(LawParser.CanonicalLawName(source.Citation.Law)) == source.Wording, $"{source} is not in content/laws"));
    }

    [Fact]
    public void No_phrase_that_opens_a_calculator_is_a_question_the_answers_already_know()
    {
        var known = StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq")).SelectMany(entry => entry.AskedAs.Prepend(entry.Question)).Select(Repair.Plain);
        Assert.Empty(All.SelectMany(calculator => calculator.AskedAs).Select(Repair.Plain).Intersect(known));
    }
}

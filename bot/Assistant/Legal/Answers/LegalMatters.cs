using ResidentAssistant.Assistant.Legal.Calculators;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a message plainly asks of the legal desk, told by its words alone, before anything is searched.</summary>
public sealed class LegalMatters(CalculatorCatalog calculators)
{
    /// <summary>The words that say so; null when it must be told otherwise.</summary>
    public string? Words(string text) => OfficeMatters.AskedIn(text)?.Matter ?? calculators.Asked(text)?.Words ?? NamedArticles.OnlyNamed(text);
}

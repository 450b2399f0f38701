using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import did.</summary>
/// <param name="Laws">Versions of laws that were read.</param>
/// <param name="Replaced">Laws of which another version is in force today than before.</param>
/// <param name="Repealed">Versions whose end by another law (废止) was not known before.</param>
public sealed record LawImportReport(
    int Laws, int Articles, int Added, int Changed, int Replaced, IReadOnlyList<RepealedLaw> Repealed, IReadOnlyList<LawFile.Refused> Refused)
{
    /// <summary>What was read of each version, in the order of the files.</summary>
    public IReadOnlyList<ImportedLaw> PerLaw { get; init; } = [];

    /// <summary>Laws of other places, which were not taken.</summary>
    public IReadOnlyList<LawElsewhere> Elsewhere { get; init; } = [];

    /// <summary>Laws of other places that the library held, from before the city's settings were changed, and holds no longer.</summary>
    public IReadOnlyList<LawElsewhere> Removed { get; init; } = [];
}

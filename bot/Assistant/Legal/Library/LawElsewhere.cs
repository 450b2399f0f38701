using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A law of another place than this city's, which is neither searched nor cited here.</summary>
/// <param name="Place">Where it holds: 湖南省.</param>
public sealed record LawElsewhere(string Law, string Place)
{
    /// <summary>Those of the library that are no law here by the city's settings of today.</summary>
    public static IReadOnlyList<LawElsewhere> Among(IEnumerable<Law> laws, CityOptions city) =>
        [.. laws.Where(law => Is(law, city)).Select(law => new LawElsewhere(law.Name, PlaceOf(law)!)).Distinct()];

    internal static bool Is(Law law, CityOptions city) => !city.LiesIn(PlaceOf(law));

    /// <summary>Laws that came in before places were kept say theirs by their name.</summary>
    private static string? PlaceOf(Law law) => law.Place ?? LawPlaces.In(law.Name);
}

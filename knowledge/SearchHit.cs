namespace ResidentAssistant.Knowledge;

/// <summary>A passage found.</summary>
/// <param name="Id">Id of the passage.</param>
/// <param name="Kind">Article or entry.</param>
/// <param name="Title">Title of the passage.</param>
/// <param name="Law">Name of the law of an article.</param>
/// <param name="Article">Number of an article.</param>
/// <param name="Snippet">At most 120 characters of the text around the words asked for, with … where it is cut.</param>
/// <param name="Effective">Date of coming into force.</param>
/// <param name="Score">Greater is better; comparable within one search only.</param>
/// <param name="Why">Words of the question found and where: 正文：烧烤 油烟. Empty unless asked for.</param>
public sealed record SearchHit(
    string Id,
    PassageKind Kind,
    string Title,
    string? Law,
    string? Article,
    string Snippet,
    DateOnly? Effective,
    double Score,
    IReadOnlyList<string> Why);

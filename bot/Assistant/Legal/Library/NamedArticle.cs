namespace ResidentAssistant.Assistant.Legal;

/// <summary>An article that a text names by the law and its number.</summary>
/// <param name="Cited">As the library calls it, or as the text does when the library has no such law.</param>
/// <param name="Found">Null when the library has no such article in force.</param>
public sealed record NamedArticle(Citation Cited, (Law Law, Article Article)? Found);

namespace ResidentAssistant.Assistant.Legal;

/// <summary>An article that comes near a question.</summary>
/// <param name="Law">The law in force.</param>
/// <param name="Article">The article.</param>
/// <param name="Meaning">What it means for a person, in plain words; null where nobody wrote any.</param>
/// <param name="Excerpt">Its sentence or item that speaks of the question, with the words that lead to it.</param>
public sealed record FoundArticle(Law Law, Article Article, string? Meaning, string Excerpt)
{
    public Citation Citation => new(Law.Name, Article.Number);
}

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A cited article as it stands in the library.</summary>
/// <param name="Text">Null when the library has no such article in force.</param>
public sealed record CitedArticle(Citation Citation, string? Text)
{
    /// <summary>Where its law holds, when not in the whole country.</summary>
    public string? Place { get; init; }
}

namespace ResidentAssistant.Web.Api;

/// <summary>A passage of the knowledge base as programs read it.</summary>
/// <param name="Kind"><c>article</c> of a law, or <c>entry</c>: a curated answer.</param>
/// <param name="Effective">The article's wording holds from then on.</param>
/// <param name="Until">It holds up to then; null: it has no end.</param>
/// <param name="ReplacedBy">Name of the law that took its law's place.</param>
/// <param name="Score">The higher, the better it fits.</param>
internal sealed record FoundPassage(
    string Id, string Kind, string Title, string? Law, string? Article, string Snippet, DateOnly? Effective, DateOnly? Until, string? ReplacedBy, double Score);

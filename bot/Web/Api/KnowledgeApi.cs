using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.Api;

/// <summary>The knowledge base for other programs, open to everybody.</summary>
internal static class KnowledgeApi
{
    private const int Most = 50;

    public static void MapKnowledge(this IEndpointRouteBuilder api) => api.MapGet("/knowledge/search", SearchAsync)
        .OpenToEverybody().RequireRateLimiting(PerAddress.Policy).WithTags("知识库").WithSummary("查法条和常见问答")
        .WithDescription("q 是要查的话，top 是最多几条（1 到 50，默认 10），on 是按哪一天有效的法律来查（年-月-日，默认今天）。");

    /// <summary>Without <paramref name="on"/> the law of today; see <see cref="SearchLibrary"/> for another day.</summary>
    private static async Task<FoundPassages> SearchAsync(string? q, int? top, DateOnly? on, SearchLibrary library, CancellationToken cancellation) =>
        new([.. (await library.RunAsync(q ?? "", Math.Clamp(top ?? 10, 1, Most), on, cancellation)).Select(found => new FoundPassage(
            found.Hit.Id,
            found.Hit.Kind == PassageKind.Article ? "article" : "entry",
            found.Hit.Title,
            found.Hit.Law,
            found.Hit.Article,
            found.Hit.Snippet,
            found.Hit.Effective,
            found.Until,
            found.ReplacedBy,
            Math.Round(found.Hit.Score, 4)))]);

    /// <summary>The best first.</summary>
    internal sealed record FoundPassages(IReadOnlyList<FoundPassage> Results);
}

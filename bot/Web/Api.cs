using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web;

/// <summary>What other programs call.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/knowledge/search", SearchAsync).RequireRateLimiting(PerAddress.Policy);

    /// <summary>Without <paramref name="on"/> the law of today; see <see cref="SearchLibrary"/> for another day.</summary>
    private static async Task<IResult> SearchAsync(string? q, int? top, DateOnly? on, SearchLibrary library, CancellationToken cancellation) => Results.Json(new
    {
        results = (await library.RunAsync(q ?? "", Math.Clamp(top ?? 10, 1, 50), on, cancellation)).Select(found => new
        {
            id = found.Hit.Id,
            kind = found.Hit.Kind == PassageKind.Article ? "article" : "entry",
            title = found.Hit.Title,
            law = found.Hit.Law,
            article = found.Hit.Article,
            snippet = found.Hit.Snippet,
            effective = found.Hit.Effective,
            until = found.Until,
            replacedBy = found.ReplacedBy,
            score = Math.Round(found.Hit.Score, 4),
        }),
    });
}

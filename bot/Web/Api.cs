using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Data;
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

/// <summary>Public API: 120 calls a minute from one address.</summary>
internal sealed class PerAddress : IConfigureOptions<RateLimiterOptions>
{
    public const string Policy = "api";

    public void Configure(RateLimiterOptions options) => options.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1) }));
}

/// <summary>An outage as a caller sees it: a sentence and a reference, never details; 503 while the database is away.</summary>
internal static class Failure
{
    public static async Task WriteAsync(HttpContext http)
    {
        var city = http.RequestServices.GetRequiredService<Assistant.CityOptions>();
        var isAway = http.Features.Get<IExceptionHandlerFeature>()?.Error is { } failure && DatabaseOutage.MayBe(failure);
        http.Response.StatusCode = isAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (isAway)
            http.Response.Headers.RetryAfter = "5";
        await http.Response.WriteAsJsonAsync(new
        {
            error = new { code = "Failed", message = $"抱歉，刚才没能办成（编号 {http.TraceIdentifier}）。请稍后再试，急事请打 {city.Hotline}。" },
        });
    }
}

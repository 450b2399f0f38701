using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Health;

/// <summary>What supervisors and load balancers ask: <c>/healthz/live</c> and <c>/healthz/ready</c>.</summary>
internal static class HealthHost
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(HealthOptions.From(configuration)).AddSingleton<Readiness>();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz/live", Methods, () => "Healthy");
        routes.MapMethods("/healthz/ready", Methods, ReadyAsync);
    }

    /// <summary>200 when residents may be sent here, else 503; which check says no stands in the body.</summary>
    private static async Task<IResult> ReadyAsync(HttpContext http, Readiness readiness)
    {
        var checks = await readiness.LookAsync();
        var ready = checks.All(check => check.Ok);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new { status = ready ? "Healthy" : "Unhealthy", checks = checks.ToDictionary(check => check.Name, check => new { check.Ok, check.Says }) },
            ModelConventions.Json, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

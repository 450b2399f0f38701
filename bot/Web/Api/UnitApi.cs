using Microsoft.AspNetCore.Http.HttpResults;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>The city's units for other programs.</summary>
internal static class UnitApi
{
    public static void MapUnits(this IEndpointRouteBuilder api) => api.MapGet("/units", ListAsync)
        .OpenTo(ApiScope.CasesRead).WithTags("单位").WithSummary("所有单位，上级在前");

    private static async Task<Results<Ok<PageOf<UnitView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query, ReadUnits units, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 1, out var page) is { } problem)
            return problem;
        var rows = await units.RunAsync(page.After?[0], page.Rows, cancellation);
        return TypedResults.Ok(page.Of(rows, unit => new UnitView(unit.Id, unit.Name, unit.Kind, unit.ParentId), unit => [unit.Path]));
    }
}

using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The tables of the figures as a workbook.</summary>
internal static class FigureRoutes
{
    public static void MapFigures(this IEndpointRouteBuilder console) =>
        console.MapGet("/figures/export.xlsx", ExportAsync).RequireAuthorization(CaseActions.FiguresName);

    private static async Task<IResult> ExportAsync(string? from, string? to, string? unit, HttpContext context, [FromServices] ExportFigures export) =>
        FigureNames.Day(from) is { } first && FigureNames.Day(to) is { } last && await export.WorkbookAsync(
            context.User.ToStaff(), first, last, Guid.TryParse(unit, out var id) ? id : null, context.RequestAborted) is { } workbook
            ? Workbook.File(workbook, $"诉求数据{first:yyyyMMdd}-{last:yyyyMMdd}.xlsx") : Results.NotFound();
}

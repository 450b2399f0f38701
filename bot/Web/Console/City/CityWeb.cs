using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Units, places, duties and accounts in the console: the city there is whatever the modules are.</summary>
internal sealed class CityWeb : WebModule
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public override Type? Of => null;

    public override IReadOnlyList<ConsolePage> Pages =>
    [
        new(72, "/console/units", "单位", Icons.Material.Outlined.AccountTree, StaffActions.Territory),
        new(74, "/console/staff", "账号", Icons.Material.Outlined.Badge, StaffActions.Accounts),
    ];

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        var units = console.MapGroup("/units").RequireAuthorization(StaffActions.TerritoryName);
        units.MapGet("/export.xlsx", async (HttpContext context, [FromServices] ExportTerritory export) => Results.File(
            await export.WorkbookAsync(context.User.ToStaff(), context.RequestAborted), Xlsx, "单位地名权责清单.xlsx"));
        units.MapGet("/template.xlsx", async (HttpContext context, [FromServices] ExportTerritory export) => Results.File(
            await export.TemplateAsync(context.RequestAborted), Xlsx, "模板.xlsx"));
    }
}

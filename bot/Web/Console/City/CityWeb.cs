using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Units, places, duties and accounts in the console: the city there is whatever the modules are.</summary>
internal sealed class CityWeb : WebModule
{
    public override Type? Of => null;

    public override IReadOnlyList<ConsolePage> Pages =>
    [
        new(72, "/console/units", "单位", Icons.Material.Outlined.AccountTree, StaffActions.Territory),
        new(74, "/console/staff", "账号", Icons.Material.Outlined.Badge, StaffActions.Accounts),
    ];

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        var units = console.MapGroup("/units").RequireAuthorization(StaffActions.TerritoryName);
        units.MapGet("/export.xlsx", async (HttpContext context, [FromServices] ExportTerritory export) => Workbook.File(
            await export.WorkbookAsync(context.User.ToStaff(), context.RequestAborted), "单位地名权责清单.xlsx"));
        units.MapGet("/template.xlsx", async (HttpContext context, [FromServices] ExportTerritory export) => Workbook.File(
            await export.TemplateAsync(context.RequestAborted), "模板.xlsx"));
    }
}

using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Web.Api.Reception;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The reception of lawyers in the console.</summary>
internal sealed class HandoffWeb : WebModule
{
    public override Type? Of => typeof(HandoffModule);

    public override IReadOnlyList<ConsolePage> Pages =>
    [
        new(30, "/console/reception", "接待", Icons.Material.Outlined.Forum, HandoffActions.Receive),
        new(31, ShiftsPage.Path, "值班表", Icons.Material.Outlined.CalendarMonth, HandoffActions.Shifts),
        new(32, BoardPage.Path, "接待看板", Icons.Material.Outlined.Dashboard, HandoffActions.Supervise),
        new(33, ReceptionMonthPage.Path, "志愿台账", Icons.Material.Outlined.TableChart, HandoffActions.Month),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<ReadConversation>().AddSingleton<ReceptionEvents>();

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console) =>
        console.MapGet("/reception/month.xlsx", ExportAsync).RequireAuthorization(HandoffActions.MonthName);

    public override void MapApi(IEndpointRouteBuilder api) => api.MapReception();

    private static async Task<IResult> ExportAsync(HttpContext http, string? month, [FromServices] ExportReceptionMonth export, [FromServices] TimeProvider clock)
    {
        var day = AskedMonth.Read(month, clock.GetUtcNow());
        return Workbook.File(await export.WorkbookAsync(http.User.ToStaff(), day, http.RequestAborted), $"志愿台账{day:yyyy-MM}.xlsx");
    }
}

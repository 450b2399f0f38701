using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Web.Api.Lectures;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Lectures in the console, for programs, and on a resident's own page.</summary>
internal sealed class LectureWeb : WebModule
{
    public override Type? Of => typeof(LectureModule);

    public override IReadOnlyList<ConsolePage> Pages => [new(45, "/console/lectures", "讲堂", Icons.Material.Outlined.Campaign, LectureActions.See)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<IMySection, MyLectures>();

    public override void MapApi(IEndpointRouteBuilder api) => api.MapLectures();

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console) =>
        console.MapGet("/lectures/{id:guid}/attendance.xlsx", ExportAsync).RequireAuthorization(LectureActions.ReceiveName);

    private static async Task<IResult> ExportAsync(Guid id, HttpContext http, [FromServices] ExportAttendance export) =>
        await export.WorkbookAsync(http.User.ToStaff(), id, http.RequestAborted) is { } workbook ? Workbook.File(workbook, "讲堂名单.xlsx")
            : Results.NotFound();
}

using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// What a telephone on the spot sends beside the page: plain requests that may come late and twice, since the circuit of a page does not outlive a
/// stairwell.
/// </summary>
internal static class GridRoutes
{
    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        // Printed as a second code on a doorplate.
        routes.MapGet("/door/{code}", OpenDoorAsync).ExcludeFromDescription();
        console.MapPost("/grid/entries", RecordAsync).RequireAuthorization(GridActions.RecordName).WithMetadata(Guarded);
        console.MapPost("/cases/{number}/photos", AddPhotosAsync).RequireAuthorization(CaseActions.HandleName).WithMetadata(Guarded);
        console.MapGet("/grid/month.xlsx", ExportAsync).RequireAuthorization(GridActions.MonthName);
    }

    private static object[] Guarded => [new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(PhotoForm.RequestLimit)];

    /// <summary>Whoever reports from the spot comes to the form with the place filled in; everybody else to the assistant.</summary>
    private static async Task<IResult> OpenDoorAsync(string code, HttpContext http)
    {
        var staff = Scene.IsId(code) ? (await http.AuthenticateAsync(ConsoleAccess.Scheme)).Principal?.AsStaff() : null;
        return Results.Redirect(staff is not null && staff.May(GridActions.Record) ? $"{GridPage.Path}?door={code}" : "/chat");
    }

    private static Task<IResult> RecordAsync(HttpContext http, [FromServices] Photos photos, [FromServices] RecordGridEntry record)
    {
        var staff = http.User.ToStaff();
        return PhotoForm.TakeAsync(http, photos, staff, async (form, stored) =>
        {
            if (Read(form) is not { } report)
                return (PhotoForm.Refuse("没有收到内容，请刷新页面再发。"), false);
            // Not to be stopped by a line that breaks just now.
            return await record.RunAsync(staff, report, stored, CancellationToken.None) switch
            {
                GridOutcome.Done done => (Results.Json(new { told = GridTexts.Done(report.Kind, done), number = done.Number }), done.IsNew),
                GridOutcome.Refused(var why) => (PhotoForm.Refuse(why), false),
                var other => throw new InvalidOperationException($"{other}"),
            };
        });
    }

    private static GridReport? Read(IFormCollection form) =>
        Guid.TryParse(form["key"], out var key) && Enum.TryParse<GridEntryKind>(form["kind"], out var kind) && Enum.IsDefined(kind)
            ? new GridReport(key, kind, form["text"].ToString())
            {
                Place = Text(form, "place"),
                Located = Text(form, "located") is { Length: <= 60 } located ? located : null,
                Category = Enum.TryParse<CaseCategory>(form["category"], out var category) && Enum.IsDefined(category) ? category : null,
                Urgency = Enum.TryParse<CaseUrgency>(form["urgency"], out var urgency) && Enum.IsDefined(urgency) ? urgency : CaseUrgency.Normal,
                IsHazard = form["hazard"] == "yes",
            }
            : null;

    private static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static Task<IResult> AddPhotosAsync(string number, HttpContext http, [FromServices] Photos photos, [FromServices] AddCasePhotos add)
    {
        var staff = http.User.ToStaff();
        return PhotoForm.TakeAsync(http, photos, staff, async (form, stored) =>
        {
            if (stored.Count == 0 || !int.TryParse(form["version"], CultureInfo.InvariantCulture, out var version))
                return (PhotoForm.Refuse("没有收到照片，请再选一次。"), false);
            var change = await add.RunAsync(staff, number, version, stored, CancellationToken.None);
            return change == CaseChange.Done ? (Results.Json(new { }), true) : (PhotoForm.Refuse(CaseStaffTexts.Why(change)), false);
        });
    }

    private static async Task<IResult> ExportAsync(
        string? month, HttpContext http, [FromServices] ExportGridMonth export, [FromServices] TimeProvider clock)
    {
        var day = AskedMonth.Read(month, clock.GetUtcNow());
        return Workbook.File(await export.WorkbookAsync(http.User.ToStaff(), day, http.RequestAborted), $"网格台账{day:yyyy-MM}.xlsx");
    }
}

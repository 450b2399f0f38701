using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// What the door sends beside its page: plain requests that may come late and twice, since the line there may be down. And the workbooks.
/// </summary>
internal static class AppointmentRoutes
{
    private const int LargestForm = 16_384;
    /// <summary>What a browser kept longer is not believed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapPost("/appointments/door/marks", MarkAsync).RequireAuthorization(AppointmentActions.ReceiveName)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(LargestForm));
        console.MapGet("/appointments/patterns.xlsx", async (HttpContext http, [FromServices] ImportPatterns patterns) => Workbook.File(
            await patterns.WorkbookAsync(http.User.ToStaff(), http.RequestAborted), "排班.xlsx")).RequireAuthorization(AppointmentActions.ArrangeName);
        console.MapGet("/appointments/figures.xlsx", ExportAsync).RequireAuthorization(AppointmentActions.ArrangeName);
    }

    private static async Task<IResult> ExportAsync(
        string? month, HttpContext http, [FromServices] ReadAppointmentFigures figures, [FromServices] TimeProvider clock)
    {
        var day = AppointmentFiguresPage.Read(month, clock.GetUtcNow());
        return Workbook.File(await figures.WorkbookAsync(http.User.ToStaff(), day, http.RequestAborted), $"周四有约{day:yyyy-MM}.xlsx");
    }

    private static async Task<IResult> MarkAsync(HttpContext http, [FromServices] KeepDoor door, [FromServices] TimeProvider clock)
    {
        if (!http.Request.HasFormContentType || Read(await http.Request.ReadFormAsync(http.RequestAborted), clock.GetUtcNow()) is not var (code, entry))
            return PhotoForm.Refuse("没有收到内容，请刷新页面再登记。");

        // Not to be stopped by a line that breaks just now.
        var marked = await door.MarkAsync(http.User.ToStaff(), code, entry, CancellationToken.None);
        return marked.Outcome == DoorOutcome.Done ? Results.Json(new { told = DoorTexts.Told(marked) }) : PhotoForm.Refuse(DoorTexts.Told(marked));
    }

    private static (string Code, DoorEntry Entry)? Read(IFormCollection form, DateTimeOffset now)
    {
        if (!Enum.TryParse<DoorMark>(form["mark"], out var mark) || !Enum.IsDefined(mark) || form["code"].ToString() is not { Length: > 0 and <= 16 } code)
            return null;
        var ago = long.TryParse(form["ago"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= Longest.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero;
        return (code, new DoorEntry(mark)
        {
            At = now - ago,
            Result = Enum.TryParse<BookingResult>(form["result"], out var result) && Enum.IsDefined(result) ? result : null,
            Note = form["note"].ToString().Trim() is { Length: > 0 } note ? note : null,
        });
    }
}

using System.Data;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Writes the monthly sheet of the lawyers as a workbook.</summary>
public sealed class ExportReceptionMonth(ReadReceptionMonth months)
{
    private static readonly (string Name, Func<ReceptionMonthLine, object> Of)[] Figures =
    [
        ("值班小时", line => Math.Round(line.Duty.TotalHours, 1)), ("接待人次", line => line.Served), ("接待小时", line => Math.Round(line.Talk.TotalHours, 1)),
        .. Enum.GetValues<BookingResult>().Select(result =>
            (DoorTexts.ResultName(result), (Func<ReceptionMonthLine, object>)(line => line.Results.GetValueOrDefault(result)))),
        ("居民说解决了", line => line.Solved), ("部分解决", line => line.Partly), ("没解决", line => line.Unsolved),
    ];

    /// <param name="staff">Who reads: the workbook has the lines that this person may see.</param>
    /// <param name="day">Any day of the month.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<byte[]> WorkbookAsync(StaffIdentity staff, DateOnly day, CancellationToken cancellation)
    {
        var table = new DataTable();
        table.Columns.Add("律师");
        table.Columns.Add("单位");
        foreach (var (name, _) in Figures)
            table.Columns.Add(name, typeof(object));
        foreach (var line in await months.RunAsync(staff, day, cancellation))
            table.Rows.Add([SheetText.Plain(line.Name), SheetText.Plain(line.Firm), .. Figures.Select(figure => figure.Of(line))]);
        using var file = new MemoryStream();
        await file.SaveAsAsync(table, sheetName: $"{day:yyyy-MM}", cancellationToken: cancellation);
        return file.ToArray();
    }
}

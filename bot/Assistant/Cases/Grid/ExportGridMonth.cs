using System.Data;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Writes the monthly sheet as a workbook.</summary>
public sealed class ExportGridMonth(ReadGridMonth months)
{
    private static readonly (string Name, Func<GridMonthLine, int> Of)[] Figures =
    [
        ("上报", line => line.Reported), ("办理", line => line.Handled), ("按时办理", line => line.OnTime), ("便民服务", line => line.Services),
        ("隐患排查", line => line.Checks), ("发现隐患", line => line.Hazards), ("群众说解决了", line => line.Solved),
        ("群众说没解决", line => line.NotSolved), ("群众评价", line => line.Rated), ("其中满意", line => line.Satisfied),
    ];

    /// <param name="staff">Who reads: the workbook has the lines that this person may see.</param>
    /// <param name="day">Any day of the month.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<byte[]> WorkbookAsync(StaffIdentity staff, DateOnly day, CancellationToken cancellation)
    {
        var table = new DataTable();
        table.Columns.Add("姓名");
        table.Columns.Add("单位");
        foreach (var (name, _) in Figures)
            table.Columns.Add(name, typeof(int));
        foreach (var line in await months.RunAsync(staff, day, cancellation))
            table.Rows.Add([SheetText.Plain(line.Name), SheetText.Plain(line.Unit ?? ""), .. Figures.Select(figure => (object)figure.Of(line))]);
        using var file = new MemoryStream();
        await file.SaveAsAsync(table, sheetName: $"{day:yyyy-MM}", cancellationToken: cancellation);
        return file.ToArray();
    }
}

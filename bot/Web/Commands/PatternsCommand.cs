using System.CommandLine;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.Commands;

/// <summary>patterns import: the weekly times of lawyers from a workbook; patterns export: those that there are.</summary>
internal static class PatternsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A workbook (.xlsx) with the sheet 排班; patterns export writes the template" };
        var import = new Command("import", "Bring weekly times in; what is not in the file stays") { file };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(file)!, parsed.GetValue(CommandLine.Json), cancellation));
        var to = new Argument<FileInfo>("FILE") { Description = "Where it is written" };
        var export = new Command("export", "Write the weekly times as a workbook that can be imported") { to };
        export.SetAction((parsed, cancellation) => ExportAsync(parsed.GetValue(to)!, cancellation));
        return new Command("patterns", "When lawyers receive residents each week (排班)") { import, export };
    }

    private static async Task<int> ImportAsync(FileInfo file, bool json, CancellationToken cancellation)
    {
        await using var content = CommandLine.Existing(file).OpenRead();
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        switch (await app.Services.GetRequiredService<ImportPatterns>().RunAsync(null, content, cancellation))
        {
            case PatternsImported.Refused(var why):
                throw new RefusedException($"{file.Name}：{why}什么也没有改。");
            case PatternsImported.Done(var added, var changed, var unchanged, var rows):
                var refused = rows.Select(row => new { sheet = row.Sheet, row = row.Row, reason = row.Why });
                if (json)
                    CommandLine.Print(new { added, changed, unchanged, refused });
                else
                    await UnitsCommand.TellAsync($"新加 {added} 条，改了 {changed} 条，没有变化 {unchanged} 条，没有导入 {rows.Count} 条。", rows);
                return rows.Count == 0 ? 0 : 1;
            default:
                throw new InvalidOperationException();
        }
    }

    private static async Task<int> ExportAsync(FileInfo file, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        await File.WriteAllBytesAsync(file.FullName, await app.Services.GetRequiredService<ImportPatterns>().WorkbookAsync(null, cancellation), cancellation);
        return 0;
    }
}

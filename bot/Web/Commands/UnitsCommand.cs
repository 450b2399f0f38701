using System.CommandLine;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Commands;

/// <summary>units import: units and places from a workbook.</summary>
internal static class UnitsCommand
{
    public static Command Create() => new("units", "Units of the city and the places they answer for (单位、地名)")
    {
        Import("Bring units, places and doorplates in from the sheets 单位, 地名 and 门牌; what is not in the file stays",
            TerritorySheets.Units | TerritorySheets.Places | TerritorySheets.Doorplates),
    };

    /// <summary>An import of some sheets of the workbook; what was refused is told row by row, and makes the exit code 1.</summary>
    public static Command Import(string description, TerritorySheets sheets)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A workbook (.xlsx); the console has the template" };
        var import = new Command("import", description) { file };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(file)!, sheets, parsed.GetValue(CommandLine.Json), cancellation));
        return import;
    }

    private static async Task<int> ImportAsync(FileInfo file, TerritorySheets sheets, bool json, CancellationToken cancellation)
    {
        await using var content = CommandLine.Existing(file).OpenRead();
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        switch (await app.Services.GetRequiredService<ImportTerritory>().RunAsync(null, content, sheets, cancellation))
        {
            case TerritoryImport.Refused(var why):
                throw new RefusedException($"{file.Name}：{why}什么也没有改。");
            case TerritoryImport.Done(var added, var changed, var unchanged, var rows):
                var refused = rows.Select(row => new { sheet = row.Sheet, row = row.Row, reason = row.Why });
                if (json)
                    CommandLine.Print(new { added, changed, unchanged, refused });
                else
                    await TellAsync($"新加 {added} 条，改了 {changed} 条，没有变化 {unchanged} 条，没有导入 {rows.Count} 条。", rows);
                return rows.Count == 0 ? 0 : 1;
            default:
                throw new InvalidOperationException();
        }
    }

    internal static async Task TellAsync(string counts, IReadOnlyList<RefusedRow> rows)
    {
        await Console.Out.WriteLineAsync(counts);
        foreach (var row in rows)
            await Console.Out.WriteLineAsync($"  {row.Sheet} 第 {row.Row} 行：{row.Why}");
    }
}

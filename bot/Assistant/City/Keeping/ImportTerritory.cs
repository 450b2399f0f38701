using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>
/// Brings units, places, duties and doorplates in from a workbook. Units, places and doorplates are known by their names, items by their numbers: the same file twice changes
/// nothing. What is not in the file stays. All good rows are taken in one transaction.
/// </summary>
public sealed class ImportTerritory(ChangeTerritory territory, IEnumerable<DutyCategory> categories)
{
    public const int LargestFile = 5 * 1024 * 1024;
    public const int MostRows = 10_000;

    /// <param name="by">Null: the operator's command.</param>
    /// <param name="file">A workbook of at most 5 MB.</param>
    /// <param name="sheets">Those that are read; others may be there.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<TerritoryImport> RunAsync(StaffIdentity? by, Stream file, TerritorySheets sheets, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return new TerritoryImport.Refused(ChangeTerritory.NotAllowed);
        TerritoryFile read;
        try
        {
            read = TerritoryFile.Read(await CopyAsync(file, cancellation), sheets);
        }
        catch (InvalidDataException unreadable)
        {
            return new TerritoryImport.Refused(unreadable.Message);
        }

        return await territory.RunAsync<TerritoryImport>(
            by,
            "territory.import",
            new TerritoryImport.Refused(ChangeTerritory.NotAllowed),
            async (db, _) =>
            {
                var taking = new TakeRows(
                    await UnitTree.ReadAsync(db, cancellation), await PlaceList.ReadAsync(db, cancellation),
                    await DutyList.ReadAsync(db, categories, cancellation), await DoorplateList.ReadAsync(db, cancellation));
                foreach (var rows in read.Rows.GroupBy(row => row.Sheet))
                    taking.Run([.. rows]);
                var order = TerritorySheet.All.Select(sheet => sheet.Name).ToList();
                var done = new TerritoryImport.Done(
                    taking.Added, taking.Changed, taking.Unchanged,
                    [.. read.Refused.Concat(taking.Refused).OrderBy(row => order.IndexOf(row.Sheet)).ThenBy(row => row.Row)]);
                return (done, done.Added + done.Changed > 0 ? $"+{done.Added} ~{done.Changed}" : null);
            },
            cancellation);
    }

    /// <summary>What a browser sends can only be read as it comes.</summary>
    private static async Task<MemoryStream> CopyAsync(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[LargestFile + 1];
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= LargestFile ? new MemoryStream(bytes, 0, length) : throw new InvalidDataException("文件太大，最多 5 MB。");
    }
}

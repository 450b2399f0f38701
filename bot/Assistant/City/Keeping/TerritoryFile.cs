using ResidentAssistant.Assistant.Data.Workbooks;

namespace ResidentAssistant.Assistant.City;

/// <summary>The rows of a workbook that can be taken, and those that cannot, whatever the city has.</summary>
internal sealed class TerritoryFile
{
    private readonly HashSet<(TerritorySheet Sheet, string Key)> seen = [];

    public List<TerritoryRow> Rows { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    /// <exception cref="InvalidDataException">The file as a whole cannot be taken; the message is a sentence in Chinese.</exception>
    public static TerritoryFile Read(Stream file, TerritorySheets wanted)
    {
        using var book = Workbook.Open(file);
        var read = new TerritoryFile();
        List<TerritorySheet> sheets = [.. TerritorySheet.All.Where(sheet => wanted.HasFlag(sheet.Kind))];
        if (!sheets.Exists(sheet => book.Has(sheet.Name)))
            throw new InvalidDataException($"文件里没有名为{string.Join('、', sheets.Select(sheet => $"“{sheet.Name}”"))}的工作表，请用下载的模板。");
        foreach (var sheet in sheets.Where(sheet => book.Has(sheet.Name)))
        {
            // One row names the columns, and one more than may be tells that there are too many.
            var rows = book.Rows(sheet.Name, ImportTerritory.MostRows + 2);
            read.Take(sheet, rows);
            if (rows.Count > ImportTerritory.MostRows + 1 || read.Rows.Count + read.Refused.Count > ImportTerritory.MostRows)
                throw new InvalidDataException($"一次最多 {ImportTerritory.MostRows} 行，请分成几个文件。");
        }

        return read;
    }

    private void Take(TerritorySheet sheet, IReadOnlyList<SheetRow> rows)
    {
        if (rows is not [var head, ..])
        {
            Refused.Add(new RefusedRow(sheet.Name, 1, $"这张表是空的，第一行要写列名：{string.Join('、', sheet.Columns)}。"));
            return;
        }

        if (WhyNot(sheet, head) is { } why)
        {
            Refused.Add(new RefusedRow(sheet.Name, head.Number, why));
            return;
        }

        var columns = sheet.Columns.Select(name => head.Cells.First(cell => cell.Value.Text == name).Key).ToList();
        foreach (var row in rows.Skip(1))
            Take(sheet, row, [.. columns.Select(column => row.Cells.GetValueOrDefault(column))]);
    }

    private void Take(TerritorySheet sheet, SheetRow row, IReadOnlyList<SheetCell?> cells)
    {
        // Notes beside the columns.
        if (cells.All(cell => cell is null))
            return;
        var taken = new TerritoryRow(sheet, row.Number, [.. cells.Select(cell => cell?.Text ?? "")]);
        var named = sheet.Columns.Zip(cells);
        if (row.IsMerged)
            Refused.Add(taken.Refuse("这一行有合并的单元格。请取消合并，每一格都写全。"));
        else if (named.FirstOrDefault(one => one.Second is { IsComputed: true }) is { First: { } computed })
            Refused.Add(taken.Refuse($"“{computed}”是公式。请改成文字（复制后选择性粘贴为值）。"));
        else if (named.FirstOrDefault(one => one.Second is null && !TerritorySheet.MayBeEmpty(one.First)) is { First: { } empty })
            Refused.Add(taken.Refuse($"“{empty}”没有填。"));
        else if (!seen.Add((sheet, taken.Values[0].ToUpperInvariant())))
            Refused.Add(taken.Refuse($"“{taken.Values[0]}”在前面已经有一行了。"));
        else
            Rows.Add(taken);
    }

    /// <summary>Why a row does not name the columns.</summary>
    private static string? WhyNot(TerritorySheet sheet, SheetRow head)
    {
        var names = head.Cells.Values.Select(cell => cell.Text).ToList();
        var should = $"第一行应是：{string.Join('、', sheet.Columns)}。请用下载的模板。";
        if (head.IsMerged)
            return $"表头有合并的单元格。{should}";
        if (sheet.Columns.FirstOrDefault(name => !names.Contains(name)) is { } missing)
            return $"缺少“{missing}”这一列。{should}";
        return sheet.Columns.FirstOrDefault(name => names.Count(one => one == name) > 1) is { } twice ? $"“{twice}”这一列有两个。{should}" : null;
    }
}

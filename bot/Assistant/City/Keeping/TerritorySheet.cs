using System.Data;
using ResidentAssistant.Assistant.Data.Workbooks;

namespace ResidentAssistant.Assistant.City;

/// <summary>A sheet of the workbook of units, places, duties and doorplates: its name and its columns.</summary>
internal sealed record TerritorySheet(TerritorySheets Kind, string Name, params IReadOnlyList<string> Columns)
{
    /// <summary>In the order in which they are read: the others name units.</summary>
    public static IReadOnlyList<TerritorySheet> All { get; } =
    [
        new(TerritorySheets.Units, "单位", "名称", "级别", "上级"),
        new(TerritorySheets.Places, "地名", "名称", "别名", "单位"),
        new(TerritorySheets.Duties, "权责清单", "编号", "单位", "分类", "内容"),
        new(TerritorySheets.Doorplates, "门牌", "门牌", "单位", "纬度", "经度"),
    ];

    /// <summary>What a column may be empty in.</summary>
    public static bool MayBeEmpty(string column) => column is "上级" or "别名" or "纬度" or "经度";

    /// <summary>The sheet with these rows under its columns.</summary>
    public DataTable Table(IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new DataTable(Name);
        foreach (var column in Columns)
            table.Columns.Add(column);
        foreach (var row in rows)
            table.Rows.Add([.. row.Select(SheetText.Plain)]);
        return table;
    }
}

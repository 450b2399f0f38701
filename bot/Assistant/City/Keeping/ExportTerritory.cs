using System.Data;
using System.Globalization;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>Writes units, places, duties and doorplates as a workbook that can be changed and brought back, and an empty one to fill in.</summary>
public sealed class ExportTerritory(
    KeepUnits units, KeepPlaces places, KeepDuties duties, KeepDoorplates doorplates, IEnumerable<DutyCategory> categories)
{
    /// <summary>All there is; nothing for whoever may not keep it.</summary>
    public async Task<byte[]> WorkbookAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        var (all, named, items) = (await units.ListAsync(by, cancellation), await places.ListAsync(by, cancellation), await duties.ListAsync(by, cancellation));
        var plates = await doorplates.ListAsync(by, cancellation);
        return await WriteAsync(
            [
                all.Select(one => (IReadOnlyList<string>)[one.Unit.Name, UnitKinds.NameOf(one.Unit.Kind), one.Parent ?? ""]),
                named.Select(one => (IReadOnlyList<string>)[one.Place.Name, string.Join('、', one.Place.Aliases), one.Unit]),
                items.Select(one => (IReadOnlyList<string>)[one.Duty.Number, one.Unit, one.Duty.Category, one.Duty.Text]),
                plates.Select(one => (IReadOnlyList<string>)
                    [one.Doorplate.Text, one.Unit, Degrees(one.Doorplate.Latitude), Degrees(one.Doorplate.Longitude)]),
            ],
            cancellation);
    }

    /// <summary>The columns without rows, and how to fill them in.</summary>
    public Task<byte[]> TemplateAsync(CancellationToken cancellation) => WriteAsync([[], [], [], []], cancellation);

    private async Task<byte[]> WriteAsync(IReadOnlyList<IEnumerable<IReadOnlyList<string>>> rows, CancellationToken cancellation)
    {
        var sheets = TerritorySheet.All.Zip(rows, (sheet, own) => (sheet.Name, (object)sheet.Table(own))).ToDictionary();
        sheets["说明"] = Explanation();
        using var file = new MemoryStream();
        await file.SaveAsAsync(sheets, cancellationToken: cancellation);
        return file.ToArray();
    }

    private static string Degrees(double? degrees) => degrees?.ToString(CultureInfo.InvariantCulture) ?? "";

    private DataTable Explanation()
    {
        var table = new DataTable("说明");
        foreach (var column in new[] { "工作表", "列", "怎么填" })
            table.Columns.Add(column);
        foreach (var (sheet, column, how) in new[]
        {
            ("单位", "名称", "全市不重名，例如 檀溪社区"),
            ("单位", "级别", string.Join('、', Enum.GetValues<UnitKind>().Select(UnitKinds.NameOf))),
            ("单位", "上级", "上级单位的名称；只有最上面的一个单位不填"),
            ("地名", "名称", "小区、道路、市场，例如 阳光花园"),
            ("地名", "别名", "居民的其他叫法，用、隔开，没有不填"),
            ("地名", "单位", "由哪个单位负责"),
            ("权责清单", "编号", "不重复，例如 CG-014"),
            ("权责清单", "单位", "哪个单位负责"),
            ("权责清单", "分类", string.Join('、', categories.Select(one => one.Name))),
            ("权责清单", "内容", $"做什么，最多 {DutyList.LongestText} 个字"),
            ("门牌", "门牌", "楼或门的全称，写到“号”“楼”“栋”为止，例如 阳光花园3号楼、檀溪路12号"),
            ("门牌", "单位", "由哪个网格负责；没有分网格的写社区"),
            ("门牌", "纬度", "手机定位的度数，例如 32.0421；不知道不填"),
            ("门牌", "经度", "例如 112.1354；不知道不填"),
            ("全部", "", $"一行一条，不合并单元格，不写公式；名称或编号已经有的，按这里的改；这里没有的，不会删。一次最多 {ImportTerritory.MostRows} 行。"),
        })
            table.Rows.Add(sheet, column, how);
        return table;
    }
}

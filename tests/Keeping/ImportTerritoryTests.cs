using System.Data;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Keeping;

/// <summary>Units, places and duties come in from workbooks, good and bad ones.</summary>
public sealed class ImportTerritoryTests
{
    private static readonly string[] UnitColumns = ["名称", "级别", "上级"];
    private static readonly string[] PlaceColumns = ["名称", "别名", "单位"];
    private static readonly string[] DutyColumns = ["编号", "单位", "分类", "内容"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Good_rows_are_taken_refused_rows_are_named_and_the_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var file = await BookAsync(
            ("单位", UnitColumns,
            [
                // Below one that comes later in the file.
                ["襄江第一网格", "网格", "襄江社区"],
                ["襄江社区", "社区", "城南街道"],
                ["昭明社区", "社区", "城北街道"],
                ["城北街道", "街道", "襄阳市"],
                ["襄江社区", "社区", "城北街道"],
                ["某地", "省", "襄阳市"],
                ["孤儿社区", "社区", "没有的街道"],
                ["自己社区", "社区", "自己社区"],
                ["檀溪社区", "社区", "城南街道"],
            ]),
            ("地名", PlaceColumns, [["襄江花园", "襄江小区、江边小区", "襄江社区"], ["阳光花园", "阳光小区、阳光家园", "檀溪社区"], ["新北街", "北街", "昭明社区"]]),
            ("权责清单", DutyColumns, [["CG-09", "城市管理局", "环境保护", "烧烤油烟"], ["CG-10", "城市管理局", "没有的", "某事"]]));
        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, file));
        Assert.Equal((5, 2, 1), (done.Added, done.Changed, done.Unchanged));
        Assert.Equal(
            [
                new RefusedRow("单位", 6, "“襄江社区”在前面已经有一行了。"),
                new RefusedRow("单位", 7, "级别要写其中一个：市、区县、街道、社区、网格、部门。"),
                new RefusedRow("单位", 8, "没有名为“没有的街道”的单位。"),
                new RefusedRow("单位", 9, "单位不能放在自己下面。"),
                new RefusedRow("地名", 4, "“北街”已经是“北街”的名称或别名。"),
                new RefusedRow("权责清单", 3, "分类要写其中一个：城乡建设、环境保护、交通运输、教育文体、劳动和社会保障、商贸旅游、卫生计生、其他。"),
            ],
            done.Rows);
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            var cell = await db.Units.SingleAsync(u => u.Name == "襄江第一网格", Cancellation);
            var north = await db.Units.SingleAsync(u => u.Name == "城北街道", Cancellation);
            Assert.Equal(4, cell.Path.Count(sign => sign == '/'));
            Assert.Equal(north.Id, (await db.Units.SingleAsync(u => u.Name == "昭明社区", Cancellation)).ParentId);
            Assert.Equal(["阳光小区", "阳光家园"], (await db.Places.SingleAsync(p => p.Name == "阳光花园", Cancellation)).Aliases);
            Assert.Equal("+5 ~2", (await db.Audit.SingleAsync(entry => entry.Action == "territory.import", Cancellation)).Subject);
        }

        var again = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, file));
        Assert.Equal((0, 0, 8, 6), (again.Added, again.Changed, again.Unchanged, again.Rows.Count));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Doorplates_are_taken_refused_rows_are_named_and_what_is_exported_comes_back_unchanged(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var file = await BookAsync(
            ("单位", UnitColumns, [["檀溪第一网格", "网格", "檀溪社区"]]),
            ("门牌", ["门牌", "单位", "纬度", "经度"],
            [
                ["阳光花园 ３号楼", "檀溪第一网格", "32.0421", "112.1354"],
                ["檀溪路12号", "檀溪社区", "", ""],
                ["檀溪路13", "檀溪社区", "", ""],
                ["檀溪路14号", "没有的网格", "", ""],
                ["檀溪路15号", "檀溪社区", "32.0421", ""],
                ["檀溪路16号", "檀溪社区", "三十二度", "112.1354"],
                ["檀溪路17号", "檀溪社区", "91", "112.1354"],
                ["檀溪路12号", "檀溪第一网格", "", ""],
                ["", "檀溪社区", "", ""],
            ]));
        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, file));
        Assert.Equal((3, 0, 0), (done.Added, done.Changed, done.Unchanged));
        const string degrees = "纬度和经度要么都不填，要么都填成度数，例如 32.0421 和 112.1354。";
        Assert.Equal(
            [
                new RefusedRow("门牌", 4, "门牌要写完整，不能只写到数字，例如 檀溪路12号、阳光花园3号楼。"),
                new RefusedRow("门牌", 5, "没有名为“没有的网格”的单位。"),
                new RefusedRow("门牌", 6, degrees),
                new RefusedRow("门牌", 7, degrees),
                new RefusedRow("门牌", 8, degrees),
                new RefusedRow("门牌", 9, "“檀溪路12号”在前面已经有一行了。"),
                new RefusedRow("门牌", 10, "“门牌”没有填。"),
            ],
            done.Rows);
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            var plate = await db.Doorplates.SingleAsync(d => d.Text == "阳光花园3号楼", Cancellation);
            Assert.Equal(new GeoPoint(32.0421, 112.1354), plate.Spot);
        }

        var exported = await city.Get<ExportTerritory>().WorkbookAsync(await city.StaffAsync("admin@example.cn"), Cancellation);
        var again = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, exported));
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.Rows.Count));
        var moved = await BookAsync(("门牌", ["门牌", "单位", "纬度", "经度"], [["阳光花园3号楼", "檀溪社区", "", ""]]));
        Assert.Equal(1, Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, moved)).Changed);
    }

    [Fact]
    public async Task What_is_exported_and_imported_again_changes_nothing_and_opens_as_no_formula()
    {
        await using var city = await TestCity.StartAsync();
        var admin = await city.StaffAsync("admin@example.cn");
        var street = (await city.Get<KeepUnits>().ListAsync(admin, Cancellation)).Single(line => line.Unit.Name == "城南街道").Unit;
        await city.Get<KeepUnits>().AddAsync(admin, "=HYPERLINK(\"http://evil.example\")", UnitKind.Community, street.Id, Cancellation);
        await city.Get<KeepUnits>().AddAsync(admin, "@空单位", UnitKind.Community, street.Id, Cancellation);
        await city.Get<KeepDuties>().AddAsync(admin, "-1", street.Id, "其他", "+86 电话的事", Cancellation);
        var empty = (await city.Get<KeepUnits>().ListAsync(admin, Cancellation)).Single(line => line.Unit.Name == "@空单位").Unit;
        await city.Get<KeepPlaces>().AddAsync(admin, "空地方", "", empty.Id, Cancellation);
        await city.Get<KeepUnits>().DisableAsync(admin, empty.Id, Cancellation);

        var file = await city.Get<ExportTerritory>().WorkbookAsync(admin, Cancellation);
        using (var book = new MemoryStream(file))
        {
            Assert.Equal(["单位", "地名", "权责清单", "门牌", "说明"], book.GetSheetNames());
            foreach (var sheet in book.GetSheetNames())
                foreach (IDictionary<string, object?> row in book.Query(sheetName: sheet))
                    Assert.All(row.Values, cell => Assert.False(cell is string text && text[..Math.Min(1, text.Length)] is "=" or "+" or "-" or "@"));
        }

        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, file));
        Assert.Empty(done.Rows);
        Assert.Equal((0, 0), (done.Added, done.Changed));
        Assert.Equal(39, done.Unchanged);
    }

    [Fact]
    public async Task The_template_has_the_columns_and_is_an_empty_import()
    {
        await using var city = await TestCity.StartAsync();
        var template = await city.Get<ExportTerritory>().TemplateAsync(Cancellation);
        using (var book = new MemoryStream(template))
            Assert.Equal(DutyColumns, ((IDictionary<string, object>)Assert.Single(book.Query(sheetName: "权责清单"))).Values);
        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, template));
        Assert.Equal((0, 0, 0, 0), (done.Added, done.Changed, done.Unchanged, done.Rows.Count));
    }

    [Fact]
    public async Task Wrong_columns_merged_cells_and_formulas_are_answered_with_what_to_do()
    {
        await using var city = await TestCity.StartAsync();
        var wrong = await BookAsync(
            ("单位", ["名称", "上级"], [["襄江社区", "城南街道"]]),
            ("地名", PlaceColumns, [["襄江花园", "", "檀溪社区"], ["江边花园", "", "檀溪社区"], ["江心花园", "", "檀溪社区"], ["", "江", "檀溪社区"]]));
        wrong = Rewrite(wrong, "sheet2.xml", xml => Merge(xml, "C3:C4"));
        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, wrong));
        Assert.Equal(
            [
                new RefusedRow("单位", 1, "缺少“级别”这一列。第一行应是：名称、级别、上级。请用下载的模板。"),
                new RefusedRow("地名", 3, "这一行有合并的单元格。请取消合并，每一格都写全。"),
                new RefusedRow("地名", 4, "这一行有合并的单元格。请取消合并，每一格都写全。"),
                new RefusedRow("地名", 5, "“名称”没有填。"),
            ],
            done.Rows);
        Assert.Equal(1, done.Added);

        const string Sheet = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is><t>级别</t></is></c>
            <c r="C1" t="inlineStr"><is><r><t>上</t></r><r><t>级</t></r><rPh><t>shangji</t></rPh></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>襄江社区</t></is></c><c r="B3" t="inlineStr"><is><t>社区</t></is></c>
            <c r="C3" t="str"><f>VLOOKUP(A3,Z:Z,1)</f><v>城南街道</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>江边社区</t></is></c><c r="B4" t="inlineStr"><is><t>社区</t></is></c><c r="C4" t="e"><v>#N/A</v></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>江心社区</t></is></c><c r="B6" t="inlineStr"><is><t>社区</t></is></c>
            <c r="C6" t="inlineStr"><is><t> 城南街道&#10;</t></is></c><c r="J6"><f>1+1</f><v>2</v></c></row>
            </sheetData></worksheet>
            """;
        var formulas = Rewrite(await BookAsync(("单位", UnitColumns, [["x", "x", "x"]])), "sheet1.xml", _ => Sheet);
        done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, formulas));
        const string Formula = "“上级”是公式。请改成文字（复制后选择性粘贴为值）。";
        Assert.Equal([new RefusedRow("单位", 3, Formula), new RefusedRow("单位", 4, Formula)], done.Rows);
        Assert.Equal(1, done.Added);

        var head = Rewrite(await BookAsync(("单位", UnitColumns, [["襄江社区", "社区", "城南街道"]])), "sheet1.xml", xml => Merge(xml, "A1:C1"));
        Assert.StartsWith("表头有合并的单元格。", Assert.Single(Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, head)).Rows).Why);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_whole_in_one_sentence()
    {
        await using var city = await TestCity.StartAsync();
        const string Unreadable = "这不是能读的 .xlsx 文件，请用 Excel 或 WPS 另存为 .xlsx 再试。";
        Assert.Equal(Unreadable, await RefusedAsync(Encoding.UTF8.GetBytes("这不是表格")));
        Assert.Equal(Unreadable, await RefusedAsync([]));
        var good = await BookAsync(("单位", UnitColumns, [["襄江社区", "社区", "城南街道"]]));
        Assert.Equal(Unreadable, await RefusedAsync(good[..(good.Length / 2)]));
        Assert.Equal(Unreadable, await RefusedAsync(Rewrite(good, "sheet1.xml", _ => "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")));
        Assert.Equal(Unreadable, await RefusedAsync(Rewrite(good, "sheet1.xml", xml => xml[..(xml.Length / 2)])));
        Assert.Equal(Unreadable, await RefusedAsync(Rewrite(good, "sheet1.xml", _ => $"<worksheet>{new string(' ', 40_000_000)}</worksheet>")));
        Assert.Equal("文件太大，最多 5 MB。", await RefusedAsync(new byte[ImportTerritory.LargestFile + 1]));
        Assert.Equal(
            "文件里没有名为“单位”、“地名”、“权责清单”、“门牌”的工作表，请用下载的模板。", await RefusedAsync(await BookAsync(("Sheet1", UnitColumns, [["a", "b", "c"]]))));
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.False(await db.Units.AnyAsync(unit => unit.Name == "襄江社区", Cancellation));

        async Task<string> RefusedAsync(byte[] file) => Assert.IsType<TerritoryImport.Refused>(await ImportAsync(city, file)).Why;
    }

    [Fact]
    public async Task Ten_thousand_rows_are_taken_at_once_and_one_more_is_too_many()
    {
        await using var city = await TestCity.StartAsync();
        var rows = Enumerable.Range(1, 10_000).Select(number => new[] { $"第{number}网格", "网格", "檀溪社区" }).ToArray();
        var done = Assert.IsType<TerritoryImport.Done>(await ImportAsync(city, await BookAsync(("单位", UnitColumns, rows))));
        Assert.Equal((10_000, 0), (done.Added, done.Rows.Count));
        var more = await BookAsync(("单位", UnitColumns, rows), ("地名", PlaceColumns, [["襄江花园", "", "檀溪社区"]]));
        Assert.Equal("一次最多 10000 行，请分成几个文件。", Assert.IsType<TerritoryImport.Refused>(await ImportAsync(city, more)).Why);
    }

    [Fact]
    public async Task Two_that_change_places_come_out_right_whatever_the_order_of_the_rows()
    {
        await using var city = await TestCity.StartAsync();
        await ImportAsync(city, await BookAsync(("单位", UnitColumns, [["甲科", "部门", "公安局"], ["乙科", "部门", "甲科"]])));
        var swap = Assert.IsType<TerritoryImport.Done>(
            await ImportAsync(city, await BookAsync(("单位", UnitColumns, [["甲科", "部门", "乙科"], ["乙科", "部门", "公安局"]]))));
        Assert.Equal((2, 0), (swap.Changed, swap.Rows.Count));
        var circle = Assert.IsType<TerritoryImport.Done>(
            await ImportAsync(city, await BookAsync(("单位", UnitColumns, [["甲科", "部门", "乙科"], ["乙科", "部门", "甲科"]]))));
        Assert.Equal([new RefusedRow("单位", 3, "“甲科”在“乙科”下面，不能反过来放。")], circle.Rows);
    }

    [Fact]
    public async Task An_operator_imports_by_command_and_hears_of_refused_rows()
    {
        await using var city = await TestCity.StartAsync();
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "城市.xlsx");
        await File.WriteAllBytesAsync(
            path,
            await BookAsync(
                ("单位", UnitColumns, [["襄江社区", "社区", "城南街道"], ["孤儿社区", "社区", "没有的街道"]]),
                ("权责清单", DutyColumns, [["CG-09", "城市管理局", "环境保护", "烧烤油烟"]])),
            Cancellation);
        var units = await Operator.RunAsync(city.Settings, "units", "import", path);
        Assert.Equal((1, "新加 1 条，改了 0 条，没有变化 0 条，没有导入 1 条。\n  单位 第 3 行：没有名为“没有的街道”的单位。\n"), (units.Exit, units.Output));
        var duties = await Operator.RunAsync(city.Settings, "duties", "import", path, "--json");
        Assert.True(duties.Exit == 0, duties.Error);
        var json = JsonSerializer.Deserialize<JsonElement>(duties.Output);
        Assert.Equal((1, 0), (json.GetProperty("added").GetInt32(), json.GetProperty("refused").GetArrayLength()));
        await File.WriteAllTextAsync(path, "坏", Cancellation);
        var bad = await Operator.RunAsync(city.Settings, "duties", "import", path);
        Assert.Equal((1, "城市.xlsx：这不是能读的 .xlsx 文件，请用 Excel 或 WPS 另存为 .xlsx 再试。什么也没有改。\n"), (bad.Exit, bad.Error));
    }

    private static Task<TerritoryImport> ImportAsync(TestCity city, byte[] file) =>
        city.Get<ImportTerritory>().RunAsync(null, new MemoryStream(file), TerritorySheets.All, Cancellation);

    internal static async Task<byte[]> BookAsync(params (string Name, string[] Columns, string[][] Rows)[] sheets)
    {
        var book = new Dictionary<string, object>();
        foreach (var (name, columns, rows) in sheets)
        {
            var table = new DataTable(name);
            foreach (var column in columns)
                table.Columns.Add(column);
            foreach (var row in rows)
                table.Rows.Add([.. row]);
            book[name] = table;
        }

        using var file = new MemoryStream();
        await file.SaveAsAsync(book, cancellationToken: Cancellation);
        return file.ToArray();
    }

    /// <summary>The workbook with another text in a part of it.</summary>
    private static byte[] Rewrite(byte[] file, string part, Func<string, string> change)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.Entries.Single(entry => entry.FullName.EndsWith(part, StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(old.Open()))
                text = reader.ReadToEnd();
            var name = old.FullName;
            old.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return copy.ToArray();
    }

    /// <summary>The sheet with a merged range, in the prefix that the sheet uses.</summary>
    private static string Merge(string xml, string range)
    {
        var end = xml.LastIndexOf("</", StringComparison.Ordinal);
        var prefix = xml[(end + 2)..].Contains(':', StringComparison.Ordinal) ? xml[(end + 2)..(xml.IndexOf(':', end) + 1)] : "";
        return $"{xml[..end]}<{prefix}mergeCells><{prefix}mergeCell ref=\"{range}\"/></{prefix}mergeCells>{xml[end..]}";
    }
}

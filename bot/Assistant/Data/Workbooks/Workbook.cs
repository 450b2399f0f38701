using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ResidentAssistant.Assistant.Data.Workbooks;

/// <summary>
/// What stands in a workbook (.xlsx) of texts, row by row. Unlike a reader of values alone it tells which cells are computed or merged, which the
/// person who made it should change.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Letters of one part, unpacked: 10,000 rows of long texts are a third of it.</summary>
    private const int LargestPart = 30_000_000;

    /// <summary>A spreadsheet has no more rows.</summary>
    private const int LastRow = 1_048_576;

    /// <summary>Letters of the parts that name the others.</summary>
    private const int LargestList = 1_000_000;

    private const int MostColumns = 64;

    private static readonly XName Relation = XName.Get("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

    private readonly ZipArchive parts;
    private readonly Dictionary<string, string> sheets = new(StringComparer.Ordinal);
    private readonly List<string> shared = [];

    private Workbook(ZipArchive parts)
    {
        this.parts = parts;
        var targets = Root("xl/_rels/workbook.xml.rels").Elements()
            .ToDictionary(one => (string?)one.Attribute("Id") ?? "", one => (string?)one.Attribute("Target") ?? "");
        foreach (var sheet in Root("xl/workbook.xml").Descendants().Where(one => one.Name.LocalName == "sheet"))
            if (targets.TryGetValue((string?)sheet.Attribute(Relation) ?? "", out var target))
                sheets.TryAdd(((string?)sheet.Attribute("name") ?? "").Trim(), target.StartsWith('/') ? target[1..] : "xl/" + target);
        if (parts.GetEntry("xl/sharedStrings.xml") is null)
            return;
        using var reader = Reader("xl/sharedStrings.xml", LargestPart);
        while (!reader.EOF)
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                shared.Add(TextOf((XElement)XNode.ReadFrom(reader)));
            else
                reader.Read();
    }

    /// <summary>Reads what the workbook consists of.</summary>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="InvalidDataException">It is no workbook; the message is a sentence in Chinese.</exception>
    public static Workbook Open(Stream file) => Readable(() =>
    {
        var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return new Workbook(parts);
    });

    public bool Has(string sheet) => sheets.ContainsKey(sheet);

    /// <summary>The rows in which something stands, in order.</summary>
    /// <param name="sheet">One that <see cref="Has"/>.</param>
    /// <param name="most">Rows that are read; those after them are not looked at.</param>
    /// <exception cref="InvalidDataException">The sheet cannot be read; the message is a sentence in Chinese.</exception>
    public IReadOnlyList<SheetRow> Rows(string sheet, int most) => Readable(() =>
    {
        var rows = new List<SheetRow>();
        // How many merged ranges begin, less those that ended before, by row.
        var merged = new int[LastRow + 2];
        var (row, column) = (0, -1);
        using var reader = Reader(sheets[sheet], LargestPart);
        while (!reader.EOF && rows.Count < most)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var cell = (XElement)XNode.ReadFrom(reader);
                column = ColumnOf((string?)cell.Attribute("r")) ?? column + 1;
                if (column < MostColumns && CellOf(cell) is { } found)
                {
                    if (rows is not [.., { } last] || last.Number != row)
                        rows.Add(last = new SheetRow(row, new Dictionary<int, SheetCell>()));
                    ((Dictionary<int, SheetCell>)last.Cells)[column] = found;
                }

                continue;
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
                (row, column) = (reader.GetAttribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1, -1);
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && RowsOf(reader.GetAttribute("ref")) is var (first, end))
                (merged[first], merged[end + 1]) = (merged[first] + 1, merged[end + 1] - 1);
            reader.Read();
        }

        for (var at = 1; at < merged.Length; at++)
            merged[at] += merged[at - 1];
        return (IReadOnlyList<SheetRow>)[.. rows.Select(one => one with { IsMerged = merged[Math.Clamp(one.Number, 0, LastRow)] > 0 })];
    });

    public void Dispose() => parts.Dispose();

    /// <returns>Null when nothing stands there.</returns>
    private SheetCell? CellOf(XElement cell)
    {
        var type = (string?)cell.Attribute("t");
        var computed = cell.Elements().Any(one => one.Name.LocalName == "f") || type == "e";
        var text = SheetText.Read(TextOf(cell, type));
        return text.Length > 0 || computed ? new SheetCell(text, computed) : null;
    }

    private string TextOf(XElement cell, string? type)
    {
        if (type == "inlineStr")
            return cell.Elements().FirstOrDefault(one => one.Name.LocalName == "is") is { } inline ? TextOf(inline) : "";
        var value = cell.Elements().FirstOrDefault(one => one.Name.LocalName == "v")?.Value ?? "";
        if (type != "s")
            return value;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index]
            : throw new FormatException("No such shared string.");
    }

    /// <summary>All runs of a text, without how it is pronounced.</summary>
    private static string TextOf(XElement text) => string.Concat(text.Descendants()
        .Where(one => one.Name.LocalName == "t" && one.Ancestors().TakeWhile(above => above != text).All(above => above.Name.LocalName != "rPh"))
        .Select(one => one.Value));

    /// <returns>0 for A; null when the reference names no column.</returns>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
            if (letter is >= 'A' and <= 'Z' && column < LastRow)
                column = (column * 26) + letter - 'A' + 1;
            else
                break;
        return column == 0 ? null : column - 1;
    }

    /// <returns>First and last row of a range such as A1:C2; null when it is none.</returns>
    private static (int First, int Last)? RowsOf(string? range)
    {
        var ends = (range ?? "").Split(':').Select(end => end.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"])).ToList();
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first >= 1 && last >= first && last <= LastRow
            ? (first, last) : null;
    }

    private XElement Root(string part)
    {
        using var reader = Reader(part, LargestList);
        return XDocument.Load(reader).Root!;
    }

    private XmlReader Reader(string part, int letters) => XmlReader.Create(
        (parts.GetEntry(part) ?? throw new InvalidDataException("A part is missing.")).Open(),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = letters, CloseInput = true });

    /// <summary>Whatever is wrong with a file that somebody sent is told in one sentence.</summary>
    private static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when ((failure is InvalidDataException && !IsSentence(failure.Message))
            || failure is XmlException or FormatException or OverflowException or ArgumentException or NullReferenceException or InvalidOperationException
                or IOException or NotSupportedException)
        {
            throw new InvalidDataException("这不是能读的 .xlsx 文件，请用 Excel 或 WPS 另存为 .xlsx 再试。", failure);
        }
    }

    private static bool IsSentence(string message) => message.EndsWith('。');
}

using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Brings entries in as drafts, from a workbook, a Markdown file, or an archive of such files. What was published after the
/// file was exported, and what somebody is writing, stays as it is.
/// </summary>
public sealed class ImportEntries(Transactions transactions, TimeProvider clock)
{
    public const int LargestFile = 5 * 1024 * 1024;
    private const int MostEntries = 2000;

    /// <summary>Unpacked; an archive of a few bytes can hold gigabytes.</summary>
    private const int LargestText = 64 * 1024;

    /// <exception cref="InvalidDataException">The file is neither of these.</exception>
    public async Task<EntryImport> RunAsync(StaffIdentity staff, string fileName, Stream file, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return new EntryImport(0, 0, [new RefusedEntry(fileName, "您的角色不能导入问答。")]);
        var refused = new List<RefusedEntry>();
        // What a browser sends can only be read as it comes.
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellation);
        copy.Position = 0;
        var rows = Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".xlsx" => Workbook(copy, refused),
            ".zip" => Archive(copy, refused),
            ".md" => [.. Markdown(fileName, copy, refused)],
            _ => throw new InvalidDataException("只认得 .xlsx、.md 和 .zip 文件。"),
        };
        var (drafts, unchanged) = (0, 0);
        foreach (var (where, row) in rows)
        {
            var why = await TakeOneAsync(staff, row, cancellation);
            drafts += why == "" ? 1 : 0;
            unchanged += why is null ? 1 : 0;
            if (why is { Length: > 0 })
                refused.Add(new RefusedEntry(where, why));
        }

        return new EntryImport(drafts, unchanged, refused);
    }

    /// <summary>A transaction for each entry: residents are served meanwhile.</summary>
    private async Task<string?> TakeOneAsync(StaffIdentity staff, StarterEntry row, CancellationToken cancellation)
    {
        try
        {
            return await transactions.RunAsync(db => TakeAsync(db, staff, row, cancellation), cancellation);
        }
        catch (DbUpdateException failure) when (Transactions.IsConflict(failure))
        {
            return "刚才有人改了这一条，请再导入一次。";
        }
    }

    /// <returns>Empty for a new draft, null when nothing changes, else the reason of the refusal.</returns>
    private async Task<string?> TakeAsync(AppDb db, StaffIdentity staff, StarterEntry row, CancellationToken cancellation)
    {
        var content = new EntryContent(
            row.Topic, row.Question, row.AskedAs, row.Answer, row.Steps,
                [.. row.Citations.Select(c => new Citation(c.Law, LawParser.CanonicalArticle(c.Article)))])
        {
            Facets = row.Facets,
        }.Tidy();
        if (content.Missing() is { Count: > 0 } missing)
            return $"缺少{string.Join('、', missing)}。";
        var now = clock.GetUtcNow();
        if (await Citations.MissingAsync(db, content.Citations, CityTime.Today(now), cancellation) is { Count: > 0 } unknown)
            return $"法条库里没有现行的{string.Join('、', unknown)}。";
        var entry = await db.KnowledgeEntries.FirstOrDefaultAsync(e => e.Id == row.Id, cancellation);
        if (entry is { Working: not null })
            return entry.Latest.SaysTheSameAs(content) ? null : $"{entry.Working.Author.Name}正在改这一条。";
        if (entry is not null && entry.Content.SaysTheSameAs(content))
            return null;
        if (entry is not null && entry.Revision > row.Revision)
            return $"库里已经有更新的第 {entry.Revision} 版，文件里是第 {row.Revision} 版。";
        if (entry is null)
            db.KnowledgeEntries.Add(entry =
                new KnowledgeEntry(IsId(row.Id) ? row.Id : EntryWork.NewId(now), new WorkingRevision(content, Person.Of(staff)) { Source = "导入" }, now));
        else
            entry.Write(Person.Of(staff), content, "导入");
        db.Audit.Add(new AuditEntry(staff, "entry.import", entry.Id, now));
        return "";
    }

    private static bool IsId(string id) => id.Length is > 2 and <= 64 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static List<(string Where, StarterEntry Row)> Workbook(MemoryStream file, List<RefusedEntry> refused)
    {
        CheckSize(file);
        var rows = new List<(string, StarterEntry)>();
        var number = 1;
        try
        {
            foreach (IDictionary<string, object?> cells in file.Query(useHeaderRow: true).Take(MostEntries))
            {
                var where = $"第 {++number} 行";
                if (cells.Values.All(cell => string.IsNullOrWhiteSpace(cell?.ToString())))
                    continue;
                if (Row(cells) is { } row)
                    rows.Add((where, row));
                else
                    refused.Add(new RefusedEntry(where, "法律依据要写成“民法典 第九百四十四条”，一行一条。"));
            }
        }
        catch (Exception failure)
            when (failure is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or NullReferenceException or NotSupportedException
                or FormatException)
        {
            throw new InvalidDataException("这不是能读的 .xlsx 文件。", failure);
        }

        return rows;
    }

    private static StarterEntry? Row(IDictionary<string, object?> cells)
    {
        var citations = new List<(string, string)>();
        foreach (var line in Lines(EntrySheet.Citations))
        {
            var at = line.LastIndexOf('第');
            if (at <= 0)
                return null;
            citations.Add((line[..at].Trim().Trim('《', '》'), line[at..].Trim()));
        }

        return new StarterEntry(
            Cell(EntrySheet.Id), Cell(EntrySheet.Topic), Cell(EntrySheet.Question), Lines(EntrySheet.AskedAs), Cell(EntrySheet.Answer), Lines(EntrySheet.Steps),
                citations, default)
        {
            Revision = int.TryParse(Cell(EntrySheet.Revision), out var revision) ? revision : 0,
            Facets = AnswerFacets.All.ToDictionary(known => known.Facet, known => string.Join('\n', Lines(known.Name))),
        };

        string Cell(string name) => (cells.TryGetValue(name, out var value) ? value?.ToString() ?? "" : "").Trim().TrimStart('\u200b');
        string[] Lines(string name) => Cell(name).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static List<(string Where, StarterEntry Row)> Archive(MemoryStream file, List<RefusedEntry> refused)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var rows = new List<(string, StarterEntry)>();
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Take(MostEntries))
        {
            using var text = part.Open();
            rows.AddRange(Markdown(part.FullName, text, refused));
        }

        return rows;
    }

    private static IEnumerable<(string Where, StarterEntry Row)> Markdown(string name, Stream text, List<RefusedEntry> refused)
    {
        var bytes = new byte[LargestText];
        var length = text.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        try
        {
            if (length < bytes.Length)
                return [(name, StarterContent.Parse("", Encoding.UTF8.GetString(bytes, 0, length)))];
            refused.Add(new RefusedEntry(name, "文件太大。"));
        }
        catch (FormatException malformed)
        {
            refused.Add(new RefusedEntry(name, $"{malformed.Message}。"));
        }

        return [];
    }

    /// <exception cref="InvalidDataException">Unpacked it would be far larger than a workbook of texts is.</exception>
    private static void CheckSize(MemoryStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Sum(part => part.Length) > 20L * LargestFile)
            throw new InvalidDataException("文件解开后太大。");
        file.Position = 0;
    }
}

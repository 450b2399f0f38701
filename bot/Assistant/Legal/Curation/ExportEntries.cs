using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Writes all published entries as a workbook, or as Markdown files in the form of the starter content.</summary>
public sealed class ExportEntries(Transactions transactions)
{
    public async Task<byte[]> WorkbookAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await file.SaveAsAsync((await ReadAsync(staff, cancellation)).Select(EntrySheet.Row), sheetName: "问答", cancellationToken: cancellation);
        return file.ToArray();
    }

    public async Task<byte[]> MarkdownAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in await ReadAsync(staff, cancellation))
            {
                await using var writer = new StreamWriter(zip.CreateEntry($"{entry.Id}.md").Open(), new UTF8Encoding(false));
                await writer.WriteAsync(StarterContent.Write(entry));
            }
        }

        return file.ToArray();
    }

    private async Task<IReadOnlyList<StarterEntry>> ReadAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        var published = await db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published).OrderBy(e => e.Id).ToListAsync(cancellation);
        return [.. published.Select(Of)];
    }

    private static StarterEntry Of(KnowledgeEntry entry) => new(
        entry.Id, entry.Content.Topic, entry.Content.Question, entry.Content.AskedAs, entry.Content.Answer, entry.Content.Steps,
        [.. entry.Content.Citations.Select(c => (c.Law, c.Article))], entry.ReviewedOn)
    {
        Revision = entry.Revision,
        Facets = entry.Content.Facets,
    };
}

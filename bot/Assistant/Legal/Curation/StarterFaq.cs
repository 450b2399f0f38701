using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Brings in the entries and the cited articles that travel with the product (<c>content/</c>), where they are missing.</summary>
public sealed class StarterFaq(Transactions transactions, ImportLaws importLaws) : ISampleData
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Curators' changes are left alone.</summary>
    public async Task AddAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await AddSynonymsAsync(cancellation);
        var entries = StarterContent.Read(Path.Combine(Folder, "faq"));
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (await db.KnowledgeEntries.CountAsync(cancellation) >= entries.Count)
                return;
        }

        await importLaws.RunAsync(Path.Combine(Folder, "laws"), null, cancellation);
        await transactions.RunAsync(
            async db =>
            {
                var known = (await db.KnowledgeEntries.Select(e => e.Id).ToListAsync(cancellation)).ToHashSet();
                var added = entries.Where(e => !known.Contains(e.Id)).Select(Entry).ToList();
                db.KnowledgeEntries.AddRange(added);
                if (added.Count > 0)
                    await KnowledgeIndexer.NoteAsync(db, [.. added.Select(Passages.IdOf)], cancellation);
            },
            cancellation);
    }

    private static KnowledgeEntry Entry(StarterEntry entry)
    {
        var citations = entry.Citations.Select(c => new Citation(c.Law, LawParser.CanonicalArticle(c.Article)));
        var content = new EntryContent(entry.Topic, entry.Question, entry.AskedAs, entry.Answer, entry.Steps, [.. citations]);
        return new KnowledgeEntry(entry.Id, content, entry.Reviewed);
    }

    private Task AddSynonymsAsync(CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (!await db.Synonyms.AnyAsync(cancellation))
                db.Synonyms.AddRange(Synonyms.Read(Synonyms.StarterFile).Select(words => new SynonymGroup(Guid.NewGuid(), words)));
        },
        cancellation);
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Brings in the entries, the cited articles and the list of ended laws that travel with the product (<c>content/</c>), where they are missing.
/// </summary>
public sealed class StarterFaq(Transactions transactions, ImportLaws importLaws, BringEndedLaws endedLaws) : ISampleData
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Curators' changes are left alone.</summary>
    public async Task AddAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await AddSynonymsAsync(cancellation);
        await endedLaws.RunAsync(cancellation);
        var entries = StarterContent.Read(Path.Combine(Folder, "faq"));
        var meanings = ArticleMeaning.Starter(Path.Combine(Folder, "plain.tsv"), entries.Max(entry => entry.Reviewed)).ToList();
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (await db.KnowledgeEntries.CountAsync(cancellation) >= entries.Count + meanings.Count)
                return;
        }

        await importLaws.RunAsync(Path.Combine(Folder, "laws"), null, cancellation);
        await transactions.RunAsync(
            async db =>
            {
                var known = (await db.KnowledgeEntries.Select(e => e.Id).ToListAsync(cancellation)).ToHashSet();
                var added = entries.Select(Entry).Concat(meanings).Where(e => !known.Contains(e.Id)).ToList();
                db.KnowledgeEntries.AddRange(added);
                if (added.Count > 0)
                    await KnowledgeIndexer.NoteAsync(db, [.. added.Select(Passages.IdOf)], cancellation);
            },
            cancellation);
    }

    private static KnowledgeEntry Entry(StarterEntry entry)
    {
        var citations = entry.Citations.Select(c => new Citation(c.Law, LawParser.CanonicalArticle(c.Article)));
        var content = new EntryContent(entry.Topic, entry.Question, entry.AskedAs, entry.Answer, entry.Steps, [.. citations]) { Facets = entry.Facets };
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

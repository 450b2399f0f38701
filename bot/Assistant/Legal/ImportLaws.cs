using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import did.</summary>
/// <param name="Laws">Versions of laws that were read.</param>
/// <param name="Replaced">Names whose newest version changed.</param>
public sealed record LawImportReport(int Laws, int Articles, int Added, int Changed, int Replaced, IReadOnlyList<LawFile.Refused> Refused);

/// <summary>
/// Puts statutes from Markdown files into the library. Importing the same files again changes nothing; a file with some
/// articles of a version adds them to that version. Residents are served meanwhile: each handful of laws is one short transaction.
/// </summary>
public sealed class ImportLaws(Transactions transactions)
{
    private const int LawsAtOnce = 10;
    private static readonly DateOnly Undated = DateOnly.MinValue;

    /// <param name="path">A Markdown file or a folder of them.</param>
    /// <param name="progress">Called after each handful with laws done so far and the total.</param>
    public async Task<LawImportReport> RunAsync(string path, Action<int, int>? progress, CancellationToken cancellation)
    {
        var files = LawParser.Parse(path).ToList();
        var versions = files.OfType<LawFile.Parsed>()
            .GroupBy(file => (Key: LawParser.CanonicalLawName(file.Document.Name), Version: file.Document.Version ?? Undated))
            .ToList();
        var (articles, added, changed, done) = (0, 0, 0, 0);
        foreach (var handful in versions.Chunk(LawsAtOnce))
        {
            var result = await transactions.RunAsync(
                async db =>
                {
                    var counts = (Articles: 0, Added: 0, Changed: 0);
                    foreach (var version in handful)
                    {
                        var (all, isNew, reworded) = await StoreAsync(db, version.Key.Key, version.Key.Version, [.. version.Select(v => v.Document)], cancellation);
                        counts = (counts.Articles + all, counts.Added + isNew, counts.Changed + reworded);
                    }

                    return counts;
                },
                cancellation);
            articles += result.Articles;
            added += result.Added;
            changed += result.Changed;
            progress?.Invoke(done += handful.Length, versions.Count);
        }

        var replaced = await transactions.RunAsync(db => MarkNewestAsync(db, added + changed > 0, cancellation), cancellation);
        return new LawImportReport(versions.Count, articles, added, changed, replaced, [.. files.OfType<LawFile.Refused>()]);
    }

    private static async Task<(int All, int Added, int Changed)> StoreAsync(
        AppDb db, string key, DateOnly version, IReadOnlyList<LawDocument> documents, CancellationToken cancellation)
    {
        var law = await db.Laws.FirstOrDefaultAsync(l => l.Key == key && l.Version == version, cancellation);
        if (law is null)
            db.Laws.Add(law = new Law(Guid.NewGuid(), documents[0], version));
        var known = await db.Articles.Where(a => a.LawId == law.Id).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, cancellation);
        var (all, added, changed) = (0, 0, 0);
        // A law that lies in two folders counts once, the first.
        foreach (var article in documents.SelectMany(d => d.Articles).DistinctBy(a => a.Number))
        {
            all++;
            var headings = article.Headings.Length > 500 ? article.Headings[..500] : article.Headings;
            if (!known.TryGetValue(article.Number, out var stored))
            {
                known[article.Number] = stored = new Article(law.Id, article.Number, headings, article.Text, article.Order);
                db.Articles.Add(stored);
                added++;
            }
            else if (stored.Text != article.Text || stored.Headings != headings)
            {
                stored.Reword(headings, article.Text, article.Order);
                changed++;
            }
        }

        return (all, added, changed);
    }

    private static async Task<int> MarkNewestAsync(AppDb db, bool changed, CancellationToken cancellation)
    {
        var all = await db.Laws.Select(l => new { l.Id, l.Key, l.Version, l.Newest }).ToListAsync(cancellation);
        var newest = all.GroupBy(l => l.Key).Select(versions => versions.MaxBy(l => l.Version)!.Id).ToHashSet();
        var wrong = all.Where(l => l.Newest != newest.Contains(l.Id)).ToList();
        foreach (var part in wrong.Chunk(500))
        {
            var ids = part.Select(l => l.Id).ToList();
            await db.Laws.Where(l => ids.Contains(l.Id)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Newest, l => !l.Newest), cancellation);
        }

        if (changed || wrong.Count > 0)
            await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], cancellation);
        return wrong.Count(l => l.Newest);
    }
}

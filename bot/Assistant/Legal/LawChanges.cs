using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>How the files of an import differ from the library.</summary>
internal sealed class LawChanges
{
    private const int LongestHeadings = 500;
    private static readonly DateOnly Undated = DateOnly.MinValue;
    private int versions;
    private int articles;
    private int reworded;

    /// <summary>Revision of the last import that is compared with; 0 before the first.</summary>
    public long LastImport { get; private init; }

    public List<Law> NewLaws { get; } = [];

    public List<Repeal> NewRepeals { get; } = [];

    public List<Article> Added { get; } = [];

    /// <summary>Articles of the library, with what they are to say.</summary>
    public List<Article> Changed { get; } = [];

    /// <summary>Days of coming into force that differ from the library's, by law.</summary>
    public Dictionary<Guid, DateOnly> Effective { get; } = [];

    public static async Task<LawChanges> CompareAsync(
        Transactions transactions, IReadOnlyList<LawFile> files, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var changes = new LawChanges { LastImport = await LastImportAsync(db, cancellation) };
        var known = await db.Laws.AsNoTracking().ToDictionaryAsync(law => (law.Key, law.Version), cancellation);
        var groups = files.OfType<LawFile.Parsed>().Select(file => file.Document)
            .GroupBy(document => (LawParser.CanonicalLawName(document.Name), document.Version ?? Undated)).ToList();
        foreach (var version in groups)
        {
            // A law that lies in two folders counts once, the first.
            List<LawArticle> wanted = [.. version.SelectMany(document => document.Articles).DistinctBy(article => article.Number)];
            if (known.TryGetValue(version.Key, out var law))
            {
                var stored = await db.Articles.AsNoTracking().Where(a => a.LawId == law.Id).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, cancellation);
                var ended = await db.Repeals.Where(r => r.LawId == law.Id).Select(r => r.Key).ToListAsync(cancellation);
                if (version.Max(document => document.Effective) is { } effective && effective != law.Effective)
                    changes.Effective[law.Id] = effective;
                changes.Compare(law, wanted, stored);
                changes.Ends(law, version, ended);
            }
            else
            {
                changes.NewLaws.Add(law = new Law(Guid.CreateVersion7(), version.First(), version.Key.Item2));
                changes.Compare(law, wanted, []);
                changes.Ends(law, version, []);
            }

            changes.versions++;
            progress?.Invoke(ImportStage.Comparing, changes.versions, groups.Count);
        }

        return changes;
    }

    public static async Task<long> LastImportAsync(AppDb db, CancellationToken cancellation) =>
        await db.KnowledgeRevisions.Where(r => r.PassageId == KnowledgeRevision.Everything).MaxAsync(r => (long?)r.Number, cancellation) ?? 0;

    public LawImportReport Report(int replaced, IReadOnlyList<RepealedLaw> repealed, IReadOnlyList<LawFile.Refused> refused) =>
        new(versions, articles, Added.Count, reworded, replaced, repealed, refused);

    private void Compare(Law law, List<LawArticle> wanted, Dictionary<string, Article> stored)
    {
        articles += wanted.Count;
        foreach (var article in wanted)
        {
            var headings = article.Headings.Length > LongestHeadings ? article.Headings[..LongestHeadings] : article.Headings;
            if (!stored.TryGetValue(article.Number, out var old))
            {
                Added.Add(new Article(law.Id, article.Number, headings, article.Text, article.Order));
                continue;
            }

            // A file with some articles does not know where in the law they stand.
            var position = wanted.Count >= stored.Count ? article.Order : old.Position;
            var differs = old.Text != article.Text || old.Headings != headings;
            if (!differs && old.Position == position)
                continue;
            reworded += differs ? 1 : 0;
            old.Reword(headings, article.Text, position);
            Changed.Add(old);
        }
    }

    private void Ends(Law law, IEnumerable<LawDocument> documents, IReadOnlyList<string> known)
    {
        var repeals = documents.SelectMany(document => document.Repeals).Select(repeal => new Repeal(law, repeal));
        NewRepeals.AddRange(repeals.Where(repeal => !known.Contains(repeal.Key)).DistinctBy(repeal => repeal.Key));
    }
}

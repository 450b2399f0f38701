using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>How the files of an import differ from the library.</summary>
internal sealed class LawChanges
{
    private const int LongestHeadings = 500;
    private readonly List<ImportedLaw> imported = [];
    private IReadOnlyList<LawElsewhere> removed = [];
    private int versions;
    private int articles;
    private int added;
    private int reworded;

    /// <summary>Revision of the last import that is compared with; 0 before the first.</summary>
    public long LastImport { get; private init; }

    /// <summary>Texts that no law pointed at when this comparison began.</summary>
    public IReadOnlyList<Guid> Unused { get; private init; } = [];

    public List<Law> NewLaws { get; } = [];

    public List<Repeal> NewRepeals { get; } = [];

    /// <summary>The text that a law of the library is to point at, by law.</summary>
    public Dictionary<Guid, Guid> Texts { get; } = [];

    /// <summary>All articles of new texts: of new laws, and of laws of the library of which an article differs.</summary>
    public List<Article> Articles { get; } = [];

    /// <summary>Days of coming into force that differ from the library's, by law.</summary>
    public Dictionary<Guid, DateOnly> Effective { get; } = [];

    /// <summary>Places that differ from the library's, by law.</summary>
    public Dictionary<Guid, string?> Places { get; } = [];

    /// <summary>Laws of the library that are no law here; see <see cref="LawElsewhere"/>.</summary>
    public IReadOnlyList<Guid> Leaving { get; private init; } = [];

    public bool None => NewLaws.Count + NewRepeals.Count + Texts.Count + Effective.Count + Places.Count + Leaving.Count == 0;

    public static async Task<LawChanges> CompareAsync(
        Transactions transactions, IReadOnlyList<LawFile> files, CityOptions city, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var known = await db.Laws.AsNoTracking().ToDictionaryAsync(law => (law.Key, law.Version), cancellation);
        List<Law> leaving = [.. known.Values.Where(law => LawElsewhere.Is(law, city))];
        var changes = new LawChanges
        {
            LastImport = await LastImportAsync(db, cancellation),
            Unused = [.. await UnusedAsync(db, cancellation), .. leaving.Select(law => law.TextId)],
            Leaving = [.. leaving.Select(law => law.Id)],
            removed = LawElsewhere.Among(leaving, city),
        };
        var groups = files.OfType<LawFile.Parsed>().Select(file => file.Document)
            .GroupBy(document => (LawParser.CanonicalLawName(document.Name), document.Version!.Value)).ToList();
        foreach (var version in groups)
        {
            // A law that lies in two folders counts once, the first.
            List<LawArticle> wanted = [.. version.SelectMany(document => document.Articles).DistinctBy(article => article.Number)];
            if (known.TryGetValue(version.Key, out var law))
            {
                var stored = await db.Articles.AsNoTracking().Where(a => a.TextId == law.TextId)
                    .ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, cancellation);
                var ended = await db.Repeals.Where(r => r.LawId == law.Id).Select(r => r.Key).ToListAsync(cancellation);
                if (version.Max(document => document.Effective) is { } effective && effective != law.Effective)
                    changes.Effective[law.Id] = effective;
                if (version.First().Place != law.Place)
                    changes.Places[law.Id] = version.First().Place;
                if (changes.Differs(wanted, stored))
                    changes.Write(changes.Texts[law.Id] = Guid.CreateVersion7(), wanted, stored);
                changes.Ends(law, version, ended);
            }
            else
            {
                changes.NewLaws.Add(law = new Law(Guid.CreateVersion7(), version.First(), version.Key.Item2));
                changes.Differs(wanted, []);
                changes.Write(law.TextId, wanted, []);
                changes.Ends(law, version, []);
            }

            changes.imported.Add(new ImportedLaw(
                version.First().Name, version.Key.Value, wanted.Count, version.First().Place, [.. version.SelectMany(document => document.Skipped)]));
            changes.versions++;
            progress?.Invoke(ImportStage.Comparing, changes.versions, groups.Count);
        }

        return changes;
    }

    public LawImportReport Report(int replaced, IReadOnlyList<RepealedLaw> repealed, IReadOnlyList<LawFile.Refused> refused) =>
        new(versions, articles, added, reworded, replaced, repealed, refused) { PerLaw = imported, Removed = removed };

    private static async Task<long> LastImportAsync(AppDb db, CancellationToken cancellation) =>
        await db.KnowledgeRevisions.Where(r => r.PassageId == KnowledgeRevision.Everything).MaxAsync(r => (long?)r.Number, cancellation) ?? 0;

    private static async Task<IReadOnlyList<Guid>> UnusedAsync(AppDb db, CancellationToken cancellation) =>
        await db.Articles.Select(a => a.TextId).Distinct().Where(id => !db.Set<Law>().Any(law => law.TextId == id)).ToListAsync(cancellation);

    private static string Headings(LawArticle article) => article.Headings.Length > LongestHeadings ? article.Headings[..LongestHeadings] : article.Headings;

    /// <summary>A file with some articles does not know where in the law they stand.</summary>
    private static int Position(LawArticle article, List<LawArticle> wanted, Dictionary<string, Article> stored) =>
        wanted.Count < stored.Count && stored.TryGetValue(article.Number, out var old) ? old.Position : article.Order;

    /// <summary>Counts what is new and what is worded otherwise; true when a new text is needed.</summary>
    private bool Differs(List<LawArticle> wanted, Dictionary<string, Article> stored)
    {
        articles += wanted.Count;
        var differs = false;
        foreach (var article in wanted)
        {
            if (!stored.TryGetValue(article.Number, out var old))
            {
                added++;
                differs = true;
                continue;
            }

            var worded = old.Text != article.Text || old.Headings != Headings(article);
            reworded += worded ? 1 : 0;
            differs |= worded || old.Position != Position(article, wanted, stored);
        }

        return differs;
    }

    /// <summary>What the files say, and what only the library has.</summary>
    private void Write(Guid textId, List<LawArticle> wanted, Dictionary<string, Article> stored)
    {
        Articles.AddRange(wanted.Select(a => new Article(textId, a.Number, Headings(a), a.Text, Position(a, wanted, stored))));
        Articles.AddRange(stored.Values.ExceptBy(wanted.Select(a => a.Number), old => old.Number)
            .Select(old => new Article(textId, old.Number, old.Headings, old.Text, old.Position)));
    }

    private void Ends(Law law, IEnumerable<LawDocument> documents, IReadOnlyList<string> known)
    {
        var repeals = documents.SelectMany(document => document.Repeals).Select(repeal => new Repeal(law, repeal));
        NewRepeals.AddRange(repeals.Where(repeal => !known.Contains(repeal.Key)).DistinctBy(repeal => repeal.Key));
    }
}

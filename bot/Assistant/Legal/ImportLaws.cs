using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import did.</summary>
/// <param name="Laws">Versions of laws that were read.</param>
/// <param name="Replaced">Laws of which another version is in force today than before.</param>
/// <param name="Repealed">Versions whose end by another law (废止) was not known before.</param>
public sealed record LawImportReport(
    int Laws, int Articles, int Added, int Changed, int Replaced, IReadOnlyList<RepealedLaw> Repealed, IReadOnlyList<LawFile.Refused> Refused);

/// <summary>A law in the library that another one ended.</summary>
public sealed record RepealedLaw(string Law, DateOnly From, string By);

/// <summary>What an import is busy with.</summary>
public enum ImportStage
{
    Reading,
    Comparing,
    Writing,
}

/// <summary>
/// Puts statutes from Markdown files into the library, all or nothing. Importing the same files again changes nothing; a
/// file with some articles of a version adds them to that version. Files are read and compared while residents are served;
/// what differs is written in one transaction. Should another import have been faster, this one compares again.
/// </summary>
public sealed class ImportLaws(Transactions transactions, TimeProvider clock)
{
    private const int Attempts = 4;

    /// <param name="path">A Markdown file or a folder of them.</param>
    /// <param name="progress">Called often, with how much of the stage is done and its total, which while reading is not known: 0.</param>
    public async Task<LawImportReport> RunAsync(string path, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        var files = new List<LawFile>();
        foreach (var file in LawParser.Parse(path))
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(file);
            progress?.Invoke(ImportStage.Reading, files.Count, 0);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var changes = await LawChanges.CompareAsync(transactions, files, progress, cancellation);
                var written = await transactions.RunAsync(db => WriteAsync(db, changes, progress, cancellation), cancellation);
                if (written is { } done)
                    return changes.Report(done.Replaced, done.Repealed, [.. files.OfType<LawFile.Refused>()]);
            }
            catch (DbUpdateException failure) when (attempt < Attempts && Transactions.IsUniqueViolation(failure))
            {
            }
        }
    }

    /// <returns>Null when another import was committed since the comparison.</returns>
    private async Task<(int Replaced, IReadOnlyList<RepealedLaw> Repealed)?> WriteAsync(
        AppDb db, LawChanges changes, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        if (await LawChanges.LastImportAsync(db, cancellation) != changes.LastImport)
            return null;
        var today = CityTime.Today(clock.GetUtcNow());
        var laws = await db.Laws.ToListAsync(cancellation);
        var before = InForce(laws, today);
        var known = laws.Where(law => law.RepealedBy is not null).Select(law => law.Id).ToHashSet();
        foreach (var law in laws)
            if (changes.Effective.TryGetValue(law.Id, out var effective))
                law.Learn(effective);
        db.Laws.AddRange(changes.NewLaws);
        db.Repeals.AddRange(changes.NewRepeals);
        laws.AddRange(changes.NewLaws);
        LawPeriods.Settle(laws, [.. await db.Repeals.AsNoTracking().ToListAsync(cancellation), .. changes.NewRepeals]);
        var changed = await db.SaveChangesAsync(cancellation) + changes.Added.Count + changes.Changed.Count;

        var (done, total) = (0, changes.Added.Count + changes.Changed.Count);
        await ArticleWriter.WriteAsync(db, changes.Added, changes.Changed, Wrote, cancellation);
        if (changed > 0)
            await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], cancellation);
        var after = InForce(laws, today);
        void Wrote() => progress?.Invoke(ImportStage.Writing, ++done, total);
        return (
            before.Count(law => after.GetValueOrDefault(law.Key) is var now && now != Guid.Empty && now != law.Value),
            [.. laws.Where(law => law.RepealedBy is not null && !known.Contains(law.Id)).Select(law => new RepealedLaw(law.Name, law.InForceUntil!.Value, law.RepealedBy!))]);
    }

    private static Dictionary<string, Guid> InForce(IEnumerable<Law> laws, DateOnly day) =>
        laws.Where(law => law.IsInForceOn(day)).GroupBy(law => law.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Id, StringComparer.Ordinal);
}

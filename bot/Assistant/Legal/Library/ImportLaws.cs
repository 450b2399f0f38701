using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Puts statutes from Markdown files into the library, all or nothing. Importing the same files again changes nothing; a
/// file with some articles of a version adds them to that version. Residents are served meanwhile: files are read and
/// compared without a lock, new texts are written in short transactions beside what is there, and one short transaction
/// points the laws at them. An import that breaks off leaves texts nobody reads; the next one that changes something clears
/// them, as well as what the last one replaced. Should another import have been faster, this one compares again. The list of ended laws that comes with
/// the product is brought in first, so that it stands wherever laws stand. Local law of other places is not taken, and what of it stands in the library
/// from before the city's settings were changed is taken out.
/// </summary>
public sealed class ImportLaws(Transactions transactions, BringEndedLaws endedLaws, CityOptions city, TimeProvider clock)
{
    private const int Attempts = 4;

    /// <summary>Articles in one transaction: some 20 ms, which is what a resident waits at most.</summary>
    private const int AtOnce = 300;

    /// <param name="path">A Markdown file or a folder of them.</param>
    /// <param name="progress">Called often, with how much of the stage is done and its total, which while reading is not known: 0.</param>
    public async Task<LawImportReport> RunAsync(string path, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        var files = new List<LawFile>();
        foreach (var file in LawParser.Parse(path))
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(Placed(Dated(file)));
            progress?.Invoke(ImportStage.Reading, files.Count, 0);
        }

        List<LawFile.Refused> refused = [.. files.OfType<LawFile.Refused>()];
        var elsewhere = TakeOut(files);
        var ended = await endedLaws.RunAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var changes = await LawChanges.CompareAsync(transactions, files, city, progress, cancellation);
            if (changes.None)
                return changes.Report(0, ended, refused) with { Elsewhere = elsewhere };
            await WriteAsync(changes.Articles, progress, cancellation);
            try
            {
                var (replaced, repealed) = await transactions.RunAsync(db => ShowAsync(db, changes, cancellation), cancellation);
                await ClearAsync(changes.Unused, cancellation);
                return changes.Report(replaced, [.. ended, .. repealed], refused) with { Elsewhere = elsewhere };
            }
            catch (DbUpdateException failure) when (attempt < Attempts && Transactions.IsConflict(failure))
            {
            }
        }
    }

    /// <summary>A wording of which nobody knows since when it is the law can neither be cited nor replaced: it stays out.</summary>
    private static LawFile Dated(LawFile file) => file is LawFile.Parsed { Document: { Version: null } undated }
        ? new LawFile.Refused(undated.SourcePath, undated.DateLine,
            "no day of this wording can be read: state the day of adoption, or name the file 名称(2019-03-24).md")
        : file;

    private static LawFile Placed(LawFile file) => file is LawFile.Parsed { Document: { PlaceIsMissing: true } unplaced }
        ? new LawFile.Refused(unplaced.SourcePath, 0,
            "a local law of which neither the title nor the maker says the place: put it into a folder that is called like the province or city")
        : file;

    /// <summary>Takes the laws of other places out of the files, and says which.</summary>
    private List<LawElsewhere> TakeOut(List<LawFile> files)
    {
        List<LawElsewhere> elsewhere = [];
        files.RemoveAll(file =>
        {
            if (file is not LawFile.Parsed { Document: { Place: { } place } document } || city.LiesIn(place))
                return false;
            elsewhere.Add(new LawElsewhere(document.Name, place));
            return true;
        });
        return elsewhere;
    }

    private async Task WriteAsync(List<Article> articles, Action<ImportStage, int, int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var some in articles.Chunk(AtOnce))
        {
            await transactions.RunAsync(db => ArticleWriter.WriteAsync(db, some, cancellation), cancellation);
            progress?.Invoke(ImportStage.Writing, done += some.Length, articles.Count);
        }
    }

    /// <summary>From its commit on readers see everything new.</summary>
    /// <exception cref="DbUpdateException">Another import was committed since the comparison.</exception>
    private async Task<(int Replaced, IReadOnlyList<RepealedLaw> Repealed)> ShowAsync(AppDb db, LawChanges changes, CancellationToken cancellation)
    {
        // Whoever has taken this number is alone until the commit: another import waits for it, and then compares again.
        await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], cancellation);
        await db.SaveChangesAsync(cancellation);
        if (await db.KnowledgeRevisions.CountAsync(r => r.PassageId == KnowledgeRevision.Everything && r.Number > changes.LastImport, cancellation) > 1)
            throw new DbUpdateConcurrencyException("Another import was faster.");
        var today = CityTime.Today(clock.GetUtcNow());
        var laws = await db.Laws.ToListAsync(cancellation);
        await LeaveAsync(db, laws, changes.Leaving, cancellation);
        var before = InForce(laws, today);
        var known = laws.Where(law => law.RepealedBy is not null).Select(law => law.Id).ToHashSet();
        foreach (var law in laws)
        {
            if (changes.Effective.TryGetValue(law.Id, out var effective))
                law.Learn(effective);
            if (changes.Places.TryGetValue(law.Id, out var place))
                law.LieIn(place);
            if (changes.Texts.TryGetValue(law.Id, out var text))
                law.Say(text);
        }

        db.Laws.AddRange(changes.NewLaws);
        db.Repeals.AddRange(changes.NewRepeals);
        laws.AddRange(changes.NewLaws);
        var repeals = await db.Repeals.AsNoTracking().ToListAsync(cancellation);
        LawPeriods.Settle(
            laws, [.. repeals.Where(repeal => !changes.Leaving.Contains(repeal.LawId)), .. changes.NewRepeals],
            await EndedLawList.Ended(db).ToListAsync(cancellation));
        var after = InForce(laws, today);
        return (
            before.Count(law => after.GetValueOrDefault(law.Key) is var now && now != Guid.Empty && now != law.Value),
            EndedLawList.NewlyEnded(laws, known));
    }

    private static async Task LeaveAsync(AppDb db, List<Law> laws, IReadOnlyList<Guid> leaving, CancellationToken cancellation)
    {
        if (leaving.Count == 0)
            return;
        db.Repeals.RemoveRange(await db.Repeals.Where(repeal => leaving.Contains(repeal.LawId)).ToListAsync(cancellation));
        db.Laws.RemoveRange(laws.Where(law => leaving.Contains(law.Id)));
        laws.RemoveAll(law => leaving.Contains(law.Id));
    }

    /// <summary>What another import is just writing may be among it: that one compares again, since this one was faster.</summary>
    private async Task ClearAsync(IReadOnlyList<Guid> unused, CancellationToken cancellation)
    {
        foreach (var text in unused)
            await transactions.RunAsync(db => db.Articles.Where(a => a.TextId == text).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private static Dictionary<string, Guid> InForce(IEnumerable<Law> laws, DateOnly day) =>
        laws.Where(law => law.IsInForceOn(day)).GroupBy(law => law.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Id, StringComparer.Ordinal);
}

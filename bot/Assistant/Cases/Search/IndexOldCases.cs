using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Writes the words of cases that were filed before words were written. The migration leaves the first work; each does some cases and leaves the next,
/// in one transaction, so that it goes on where it stopped.
/// </summary>
internal sealed class IndexOldCases : IDueWorkHandler
{
    /// <summary>Also named by the migration that added the words.</summary>
    public const string Work = "case-words";

    private const int AtOnce = 500;

    string IDueWorkHandler.Kind => Work;

    Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation) => Task.CompletedTask;

    /// <param name="db">Of the transaction.</param>
    /// <param name="key">The last case that is done.</param>
    /// <param name="now">When the next is due.</param>
    /// <param name="cancellation">Stops the writing.</param>
    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var done = Guid.Parse(key);
        var cases = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id.CompareTo(done) > 0).OrderBy(c => c.Id).Take(AtOnce)
            .ToListAsync(cancellation);
        if (cases.Count == 0)
            return null;
        var ids = cases.ConvertAll(one => one.Id);
        var later = (await CaseWordIndex.Later(db, ids).ToListAsync(cancellation)).ToLookup(e => e.CaseId, e => e.Note!);
        foreach (var one in cases)
        {
            var tokens = CaseWordIndex.TokensOf(db.Vault, one).Concat(later[one.Id].SelectMany(note => CaseWordIndex.TokensOf(db.Vault, note)));
            db.CaseWords.AddRange(await CaseWordIndex.MissingAsync(db, one.Id, tokens, cancellation));
        }

        await DueWork.ScheduleAsync(db, Work, $"{ids[^1]:N}", now, cancellation);
        return null;
    }
}

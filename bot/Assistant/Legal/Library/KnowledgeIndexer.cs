using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Keeps this node's index equal to the database: reads new revisions every half second and applies them, or builds the
/// index anew when it is missing, of another format, when everything changed, or when with a new day another wording is in
/// force. Searches go on meanwhile.
/// </summary>
public sealed class KnowledgeIndexer(Transactions transactions, KnowledgeIndex index, TimeProvider clock, ILogger<KnowledgeIndexer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private const int RebuildFrom = 2000;
    private long? synonymsAt;

    /// <summary>Notes changes within the transaction that makes them; two curators at once: the key lets one through, the other is retried.</summary>
    public static async Task NoteAsync(AppDb db, IReadOnlyList<string> passageIds, CancellationToken cancellation)
    {
        var last = await db.KnowledgeRevisions.MaxAsync(r => (long?)r.Number, cancellation) ?? 0;
        db.KnowledgeRevisions.AddRange(passageIds.Select((id, i) => new KnowledgeRevision(last + i + 1, id)));
    }

    /// <summary>Brings the index up to the database; returns whether anything changed.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var today = CityTime.Today(clock.GetUtcNow());
        var last = await db.KnowledgeRevisions.MaxAsync(r => (long?)r.Number, cancellation) ?? 0;
        var wanted = new Generation(last, today);
        await ReadSynonymsAsync(db, last, cancellation);
        if (Generation.Parse(index.Generation) is { } built && built.Revision <= last && !await LawChangedAsync(db, built.Day, today, cancellation))
        {
            if (built == wanted)
                return false;
            var changed = await db.KnowledgeRevisions.Where(r => r.Number > built.Revision && r.Number <= last)
                .Select(r => r.PassageId).Distinct().ToListAsync(cancellation);
            if (!changed.Contains(KnowledgeRevision.Everything) && changed.Count < RebuildFrom)
            {
                var training = await TrainingQuestions.AboutAsync(db, changed, cancellation);
                index.Update(await Passages.LoadAsync(db, changed, today, cancellation), changed.Concat(training.Ids), wanted.ToString(), training.Questions);
                return true;
            }
        }

        index.Rebuild(
            Passages.All(db, today), wanted.ToString(), await TrainingQuestions.AllAsync(db, cancellation), JudgedMessage.Starter);
        return true;
    }

    /// <summary>Synonyms are no part of the index on disk: this process reads them when it starts and when they changed.</summary>
    private async Task ReadSynonymsAsync(AppDb db, long last, CancellationToken cancellation)
    {
        if (synonymsAt == last)
            return;
        if (synonymsAt is not { } at || await db.KnowledgeRevisions.AnyAsync(r => r.Number > at && r.PassageId == KnowledgeRevision.Synonyms, cancellation))
            index.Synonyms = await CurateSynonyms.ReadAsync(db, cancellation);
        synonymsAt = last;
    }

    /// <summary>True when a wording comes into force or ends between the two days.</summary>
    private static async Task<bool> LawChangedAsync(AppDb db, DateOnly built, DateOnly today, CancellationToken cancellation)
    {
        var (before, after) = built <= today ? (built, today) : (today, built);
        return before != after && await db.Laws.AnyAsync(
            law => (law.InForceFrom > before && law.InForceFrom <= after) || (law.InForceUntil > before && law.InForceUntil <= after), cancellation);
    }

    /// <summary>What the index was built from: the last revision, and the law of this day.</summary>
    private readonly record struct Generation(long Revision, DateOnly Day)
    {
        public override string ToString() => $"{Revision}@{Day:yyyy-MM-dd}";

        public static Generation? Parse(string? text) => text?.Split('@') is [var revision, var day]
            && long.TryParse(revision, out var number) && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date)
                ? new Generation(number, date)
                : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the web server does not wait for the index.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await CatchUpAsync(stoppingToken))
                    log.LogInformation("Index is at revision {Revision}.", index.Generation);
            }
            catch (KnowledgeIndexBusyException)
            {
                log.LogDebug("Another process writes the index; looking again soon.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The index could not be brought up to date.");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }

            await Task.Delay(Every, stoppingToken);
        }
    }
}

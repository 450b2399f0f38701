using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What messages mean according to the starter examples and the approved corrections. Every node looks three times a
/// minute whether there is something new, trains aside (a second or two of one core) and then swaps; no turn waits for it.
/// </summary>
public sealed class IntentModel : BackgroundService
{
    /// <summary>How often each correction is shown: once among thousands of examples it would change nothing.</summary>
    private const int Emphasis = 4;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private readonly Transactions transactions;
    private readonly IntentClassifier starter;
    private readonly IReadOnlyList<IntentRecognizer> certain;
    private readonly ILogger<IntentModel> log;
    private readonly PeriodicTimer timer;
    private readonly SemaphoreSlim training = new(1, 1);
    private volatile IntentClassifier current;
    private volatile HashSet<string> corrected = [];
    private int learnt;

    public IntentModel(Transactions transactions, IntentClassifier starter, IEnumerable<IntentRecognizer> certain, TimeProvider clock, ILogger<IntentModel> log)
    {
        this.transactions = transactions;
        this.starter = current = starter;
        this.certain = [.. certain];
        this.log = log;
        timer = new PeriodicTimer(Every, clock);
    }

    internal IntentClassifier Current => current;

    public Meaning Classify(string text) => Certainly(text) ?? current.Classify(text);

    /// <summary>What a rule says, unless somebody has corrected just this sentence; null when no rule speaks of it.</summary>
    internal Meaning? Certainly(string text)
    {
        foreach (var rule in certain)
            if (rule.Find(text) is { } words)
                return corrected.Contains(Repair.Plain(text)) ? null : new Meaning([new LikelyIntent(rule.Intent, 1, [words])]);
        return null;
    }

    /// <summary>Learns what was approved, and forgets what no longer is; returns whether anything changed.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await training.WaitAsync(cancellation);
        try
        {
            await using var db = await transactions.ReadAsync(cancellation);
            var revision = await db.IntentCorrections.SumAsync(c => c.Version, cancellation);
            if (revision == learnt)
                return false;
            var approved = await ApprovedAsync(db, cancellation);
            current = await TrainAsync(approved, cancellation);
            corrected = approved.Select(example => Repair.Plain(example.Text)).ToHashSet(StringComparer.Ordinal);
            learnt = revision;
            return true;
        }
        finally
        {
            training.Release();
        }
    }

    /// <summary>The classifier as it would be with more examples.</summary>
    internal async Task<IntentClassifier> WithAsync(IReadOnlyList<IntentExample> more, CancellationToken cancellation)
    {
        await training.WaitAsync(cancellation);
        try
        {
            await using var db = await transactions.ReadAsync(cancellation);
            return await TrainAsync([.. await ApprovedAsync(db, cancellation), .. more], cancellation);
        }
        finally
        {
            training.Release();
        }
    }

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                if (await CatchUpAsync(stoppingToken))
                    log.LogInformation("What messages mean was learned anew.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Corrections could not be learned; trying again soon.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>In one order on every node, so that all nodes learn the same.</summary>
    private static async Task<IReadOnlyList<IntentExample>> ApprovedAsync(AppDb db, CancellationToken cancellation) =>
        [.. (await db.IntentCorrections.AsNoTracking().Where(c => c.State == CorrectionState.Approved).OrderBy(c => c.TextHash).ToListAsync(cancellation))
            .Select(c => c.Example)];

    private Task<IntentClassifier> TrainAsync(IReadOnlyList<IntentExample> corrections, CancellationToken cancellation) => Task.Run(
        () =>
        {
            if (corrections.Count == 0)
                return starter;
            var corrected = corrections.Select(c => Repair.Plain(c.Text)).ToHashSet(StringComparer.Ordinal);
            var examples = IntentClassifier.StarterExamples().Where(example => !corrected.Contains(Repair.Plain(example.Text)));
            return new IntentClassifier([.. examples, .. corrections.SelectMany(correction => Enumerable.Repeat(correction, Emphasis))]);
        },
        cancellation);
}

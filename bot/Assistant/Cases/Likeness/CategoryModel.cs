using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Gives a complaint its category. What staff have corrected is learned from: each node looks every few seconds whether the
/// database knows of newer corrections. Complaints are never kept waiting for that; meanwhile they get what was known before.
/// </summary>
public sealed class CategoryModel(Transactions transactions, TimeProvider clock, ILogger<CategoryModel> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>A guess below this is <see cref="CaseCategory.Other"/>: of those, two in three would be wrong.</summary>
    private const double Confident = 0.2;

    /// <summary>The latest corrections; they are learned in some seconds, aside.</summary>
    private const int LearnedAtMost = 2000;

    /// <summary>How often each correction is shown while there are few: once among hundreds of examples it would change little.</summary>
    private const int Emphasis = 4;

    private const int Few = 200;

    /// <summary>The same for all that have learned nothing yet.</summary>
    private static readonly Lazy<CaseClassifier> Untaught = new(() => new CaseClassifier(CaseClassifier.StarterExamples()));

    private volatile Known known = new(0, null, Untaught);

    public CaseCategory Guess(string description)
    {
        var guess = known.Classifier.Value.Classify(description);
        return guess.Probability < Confident ? CaseCategory.Other : guess.Category;
    }

    /// <summary>Learns what staff have corrected on any node; returns whether there was something new.</summary>
    public async Task<bool> LearnAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var corrected = db.Cases.AsNoTracking().Where(c => c.CategorisedAt != null).OrderByDescending(c => c.CategorisedAt);
        var count = await corrected.CountAsync(cancellation);
        var last = await corrected.Select(c => c.CategorisedAt).FirstOrDefaultAsync(cancellation);
        if ((count, last) == (known.Count, known.Last))
            return false;
        var taught = await corrected.Take(LearnedAtMost).Select(c => new { c.Category, c.Description }).ToListAsync(cancellation);
        var examples = CaseClassifier.StarterExamples()
            .Concat(taught.SelectMany(one => Enumerable.Repeat(new CategoryExample(one.Category, one.Description), taught.Count > Few ? 1 : Emphasis)));
        var classifier = new CaseClassifier([.. examples]);
        known = new Known(count, last, new Lazy<CaseClassifier>(classifier));
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the web server does not wait for it; the first complaint should not have to either.
        await Task.Yield();
        _ = Untaught.Value;
        await Repeat.ForeverAsync(
            async stopping =>
            {
                if (await LearnAsync(stopping))
                    log.LogInformation("Learned the categories of {Count} cases that staff corrected.", known.Count);
            },
            Every, clock, failure => log.LogError(failure, "Corrected categories could not be learned; trying again."), stoppingToken);
    }

    /// <param name="Count">Corrections there were.</param>
    /// <param name="Last">When the last one was made.</param>
    private sealed record Known(int Count, DateTimeOffset? Last, Lazy<CaseClassifier> Classifier);
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Gives a complaint its category. What staff have corrected is learned from: each call looks whether the database knows
/// of newer corrections than this node, so a correction counts at once on all nodes.
/// </summary>
public sealed class CategoriseCase
{
    /// <summary>A guess below this is <see cref="CaseCategory.Other"/>: of those, two in three would be wrong.</summary>
    private const double Confident = -0.5;

    /// <summary>The latest corrections; they are learned in less than a second.</summary>
    private const int LearnedAtMost = 2000;

    private static readonly Lazy<Known> Untaught = new(() => new Known(0, null, new CaseClassifier(CaseClassifier.StarterExamples())));

    private volatile Known? known;

    public async Task<CaseCategory> GuessAsync(AppDb db, string description, CancellationToken cancellation)
    {
        var guess = (await KnownAsync(db, cancellation)).Classifier.Classify(description);
        return guess.Score < Confident ? CaseCategory.Other : guess.Category;
    }

    private async Task<Known> KnownAsync(AppDb db, CancellationToken cancellation)
    {
        var corrected = db.Cases.AsNoTracking().Where(c => c.CategorisedAt != null).OrderByDescending(c => c.CategorisedAt);
        var count = await corrected.CountAsync(cancellation);
        if (count == 0)
            return Untaught.Value;
        var last = await corrected.Select(c => c.CategorisedAt).FirstAsync(cancellation);
        if (known is { } current && current.Count == count && current.Last == last)
            return current;
        var taught = await corrected.Take(LearnedAtMost).Select(c => new { c.Category, c.Description }).ToListAsync(cancellation);
        var examples = CaseClassifier.StarterExamples().Concat(taught.Select(one => new CategoryExample(one.Category, one.Description)));
        return known = new Known(count, last, new CaseClassifier([.. examples]));
    }

    /// <param name="Count">Corrections there were.</param>
    /// <param name="Last">When the last one was made.</param>
    private sealed record Known(int Count, DateTimeOffset? Last, CaseClassifier Classifier);
}

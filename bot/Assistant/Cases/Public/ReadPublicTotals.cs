using System.Collections.Concurrent;
using System.Globalization;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The numbers of a month for everybody (公开总数). They are counted at most every ten minutes, however many ask.</summary>
public sealed class ReadPublicTotals(ReadFigures figures, TimeProvider clock)
{
    /// <summary>How long what was counted is told again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Cases below which the number of a category is not told.</summary>
    public const int Fewest = 5;

    private readonly ConcurrentDictionary<DateOnly, (DateTimeOffset At, Lazy<Task<PublicTotals>> Totals)> known = new();

    /// <param name="month">Its first day; not in the future, and not more than ten years back.</param>
    /// <returns>Null when the month is neither.</returns>
    public async Task<PublicTotals?> RunAsync(DateOnly month)
    {
        var now = clock.GetUtcNow();
        if (month.Day != 1 || month > CityTime.Today(now) || month < CityTime.Today(now).AddYears(-10))
            return null;
        var kept = known.AddOrUpdate(
            month, first => (now, Count(first)), (first, before) => now - before.At < Kept && now >= before.At ? before : (now, Count(first)));
        try
        {
            return await kept.Totals.Value;
        }
        catch
        {
            known.TryRemove(month, out _);
            throw;
        }
    }

    private Lazy<Task<PublicTotals>> Count(DateOnly month) => new(() => CountAsync(month));

    private async Task<PublicTotals> CountAsync(DateOnly month)
    {
        var all = await figures.RunAsync(null, month, month.AddMonths(1).AddDays(-1), null, CancellationToken.None, flags: false);
        return new PublicTotals(
            month.ToString("yyyy-MM", CultureInfo.InvariantCulture), all.Received, all.Answered, all.Solved, all.Satisfied, all.Rates,
            Categories(all.Categories));
    }

    private static int? Told(int count) => count < Fewest ? null : count;

    /// <summary>Where one number alone is too small, it would follow from the sum: then the next smallest is not told either.</summary>
    internal static IReadOnlyList<CategoryTotal> Categories(IReadOnlyList<FiguresPart> parts)
    {
        var alone = parts.Count(part => part.Received < Fewest) == 1 ? parts.Where(part => part.Received >= Fewest).MinBy(part => part.Received) : null;
        return [.. parts.Select(part => new CategoryTotal(part.Name, part == alone ? null : Told(part.Received), part.Received < Fewest))];
    }
}

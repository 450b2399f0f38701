using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The numbers of a month for everybody (公开总数). They are counted at most every ten minutes, however many ask.</summary>
public sealed class ReadPublicTotals(Transactions transactions, ReadFigures figures, TimeProvider clock)
{
    /// <summary>How long what was counted is told again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

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
        var (from, to) = (CityTime.At(month, default), CityTime.At(month.AddMonths(1), default));
        var all = await figures.RunAsync(null, month, month.AddMonths(1).AddDays(-1), null, CancellationToken.None);
        await using var db = await transactions.ReadAsync(CancellationToken.None);
        var categories = await db.Cases.Where(c => c.CreatedAt >= from && c.CreatedAt < to).GroupBy(c => c.Category)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(CancellationToken.None);
        return new PublicTotals(
            month.ToString("yyyy-MM", CultureInfo.InvariantCulture), all.Received, all.Answered, all.Solved, all.Satisfied, all.Rates,
            [.. categories.OrderByDescending(one => one.Count).ThenBy(one => one.Key)
                .Select(one => new CategoryTotal(CaseTexts.CategoryName(one.Key), one.Count))]);
    }
}

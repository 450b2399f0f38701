using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Which problems grow just now (热点): for each category and community, the cases of the last 14 days (k) are held against the 12 weeks before (n cases in
/// d days, 84 unless the city is younger). If nothing had changed, k would follow a Poisson distribution with the mean
/// <c>λ = (n + 1) · 14 / d</c>; the one more keeps a kind of problem that never was from being endlessly unlikely. The chance is
/// <c>P(X ≥ k) = Σ (i ≥ k) e^−λ · λ^i / i!</c>. Told is what has k ≥ 5 and a chance below 1 in 1,000: of a thousand pairs that are looked at, one is named
/// by chance alone. A city whose cases are less than 28 days old before those 14 is told nothing. Seasons and holidays are not known to it.
/// </summary>
public sealed class ReadHotProblems(Transactions transactions, ReadTerritory territory)
{
    public const int RecentDays = 14;
    public const int UsualDays = 84;

    /// <summary>Cases below which nothing is told.</summary>
    public const int Fewest = 5;

    /// <summary>Chance from which on nothing is told.</summary>
    public const double Rare = 0.001;

    private const int LeastDays = 28;

    /// <param name="caller">Only what they may count is counted; null: the operator, who counts all.</param>
    /// <param name="day">The last of the 14 days.</param>
    /// <param name="unit">Only cases in which it, or a unit below it, takes part.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The least likely first.</returns>
    public async Task<IReadOnlyList<HotProblem>> RunAsync(ProgramCaller? caller, DateOnly day, Guid? unit, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var (recentFrom, from) = (day.AddDays(1 - RecentDays), day.AddDays(1 - RecentDays - UsualDays));
        if (await db.Cases.MinAsync(c => (DateTimeOffset?)c.CreatedAt, cancellation) is not { } first)
            return [];
        var days = Math.Min(UsualDays, recentFrom.DayNumber - CityTime.Today(first).DayNumber);
        if (days < LeastDays)
            return [];
        var cases = await ReadFigures.CasesAsync(db, caller, from, day, unit, cancellation);
        var told = from c in cases
                   join e in db.CaseEvents on c.Id equals e.CaseId
                   where e.Kind == CaseEventKind.Filed || e.Kind == CaseEventKind.Amended
                   orderby e.CaseId, e.Sequence
                   select new { c.Id, c.Category, c.CreatedAt, e.Facts };
        var found = new Dictionary<Guid, (CaseCategory Category, Guid Unit, bool IsRecent)>();
        var since = CityTime.At(recentFrom, default);
        await foreach (var line in told.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            if (line.Facts?.Unit is { } place)
                found[line.Id] = (line.Category, place, line.CreatedAt >= since);
        var city = await territory.RunAsync(db, cancellation);
        return
        [
            .. found.Values.GroupBy(one => (one.Category, one.Unit))
                .Select(pair => (pair.Key, Recent: pair.Count(one => one.IsRecent), Before: pair.Count(one => !one.IsRecent)))
                .Where(pair => IsHot(pair.Recent, pair.Before, days) && city.Find(pair.Key.Unit) is not null)
                .Select(pair => new HotProblem(
                    pair.Key.Category, pair.Key.Unit, city.Find(pair.Key.Unit)!.Name, pair.Recent, Math.Round((double)pair.Before * RecentDays / days, 1),
                    Chance(pair.Recent, pair.Before, days)))
                .OrderBy(problem => problem.Chance).ThenByDescending(problem => problem.Recent),
        ];
    }

    /// <param name="recent">Cases of the last 14 days.</param>
    /// <param name="before">Cases of the days before.</param>
    /// <param name="days">How many days before.</param>
    internal static bool IsHot(int recent, int before, int days) => recent >= Fewest && Chance(recent, before, days) < Rare;

    /// <inheritdoc cref="IsHot"/>
    internal static double Chance(int recent, int before, int days) => Tail(recent, (before + 1.0) * RecentDays / days);

    /// <summary>P(X ≥ k) of a Poisson distribution, summed from its largest term on, so that small chances keep their digits.</summary>
    /// <param name="k">0 or more.</param>
    /// <param name="mean">More than 0.</param>
    internal static double Tail(int k, double mean)
    {
        // Below the mean most of the terms lie above k: what is below it is summed instead.
        if (k <= mean)
            return Math.Max(0, 1 - Sum(0, k - 1, mean));
        return Sum(k, k + 1000, mean);
    }

    private static double Sum(int from, int to, double mean)
    {
        if (to < from)
            return 0;
        var term = -mean;
        for (var i = 1; i <= from; i++)
            term += Math.Log(mean / i);
        var (sum, next) = (0.0, Math.Exp(term));
        for (var i = from; i <= to && (i < mean || next > sum * 1e-16); i++)
        {
            sum += next;
            next *= mean / (i + 1);
        }

        return sum;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Writes many cases that nobody filed, to try how a city of that size feels (测试数据): each goes its way by the same decisions as real ones, spread over
/// units, months and states. Never where residents have filed.
/// </summary>
public sealed class SeedCases(Transactions transactions, CityOptions city, ReadCaseRules rules, TimeProvider clock)
{
    private const int AtOnce = 1000;
    private const int Streets = 10;
    private const int CommunitiesOfAStreet = 10;

    /// <summary>From so many cases on there are more units than a sample city has.</summary>
    private const int Large = 10_000;

    /// <param name="count">Cases, 1 or more.</param>
    /// <param name="months">Over so many months back from now, 1 to 120.</param>
    /// <param name="seed">Of what is random: the same gives the same city.</param>
    /// <param name="progress">Is told now and then how many cases and events are written.</param>
    /// <param name="cancellation">Stops between two parts; what is written stays.</param>
    /// <returns>Events that were written; null when residents have filed here, and nothing was written.</returns>
    public async Task<long?> RunAsync(int count, int months, int seed, Action<int, long> progress, CancellationToken cancellation)
    {
        var (random, now) = (new Random(seed), clock.GetUtcNow());
        if (!await transactions.RunAsync(db => PrepareAsync(db, count, cancellation), cancellation))
            return null;
        CaseRules known;
        List<Unit> communities;
        List<Duty> duties;
        int first;
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            // The rules of this moment: units were added just now.
            known = (await rules.RunAsync(db, cancellation)) with { Territory = new Territory(await db.Units.AsNoTracking().ToListAsync(cancellation)) };
            communities = [.. known.Territory.All.Where(unit => unit.Kind == UnitKind.Community)];
            duties = await db.Duties.AsNoTracking().ToListAsync(cancellation);
            first = await db.Cases.CountAsync(cancellation);
        }

        var (events, from) = (0L, now.AddMonths(-months));
        for (var done = 0; done < count;)
        {
            var part = new List<(Case Case, List<CaseEvent> Log)>();
            for (; part.Count < AtOnce && done < count; done++)
            {
                var filedAt = from + ((now - from) * ((done + random.NextDouble()) / count));
                var number = $"{city.CasePrefix}-{CityTime.Today(filedAt):yyyyMMdd}-S{first + done:0000000}";
                part.Add(new SeededCase(random, known, communities, duties, now).Write(number, filedAt));
            }

            await transactions.RunAsync(db => WriteAsync(db, part, cancellation), cancellation);
            events += part.Sum(one => one.Log.Count);
            progress(done, events);
        }

        return events;
    }

    /// <summary>Writes open cases of one community, spread over the last 60 days, to try how the same problem is found where many wait.</summary>
    /// <param name="count">Cases, 1 or more.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>False when residents have filed here, and nothing was written.</returns>
    public async Task<bool> CrowdAsync(int count, CancellationToken cancellation)
    {
        var (random, now) = (new Random(count), clock.GetUtcNow());
        CaseRules known;
        int first;
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (await db.Cases.AnyAsync(c => c.ConversationId != null, cancellation))
                return false;
            known = (await rules.RunAsync(db, cancellation)) with { Territory = new Territory(await db.Units.AsNoTracking().ToListAsync(cancellation)) };
            first = await db.Cases.CountAsync(cancellation);
        }

        IReadOnlyList<Unit> community = [known.Territory.All.First(unit => unit.Kind == UnitKind.Community)];
        var crowd = Enumerable.Range(0, count).Select(i =>
        {
            var filedAt = now.AddDays(-60.0 * (count - i) / count);
            return new SeededCase(random, known, community, [], now) { StaysOpen = true }.Write(
                $"{city.CasePrefix}-{CityTime.Today(filedAt):yyyyMMdd}-S{first + i:0000000}", filedAt);
        });
        foreach (var part in crowd.Chunk(AtOnce))
            await transactions.RunAsync(db => WriteAsync(db, part, cancellation), cancellation);
        return true;
    }

    private static Task WriteAsync(AppDb db, IReadOnlyList<(Case Case, List<CaseEvent> Log)> part, CancellationToken cancellation) => db.WriteManyAsync(
        [
            .. part.Select(one => one.Case), .. part.SelectMany(one => one.Case.Seats), .. part.SelectMany(one => one.Log),
            .. part.SelectMany(one => CaseWordIndex.Of(db.Vault, one.Case)),
        ],
        cancellation);

    private static async Task<bool> PrepareAsync(AppDb db, int count, CancellationToken cancellation)
    {
        if (await db.Cases.AnyAsync(c => c.ConversationId != null, cancellation))
            return false;
        if (count < Large || await db.Units.AnyAsync(unit => unit.Name.StartsWith("试用街道"), cancellation))
            return true;
        var top = await db.Units.OrderBy(unit => unit.Path).FirstOrDefaultAsync(cancellation);
        for (var i = 1; i <= Streets; i++)
        {
            var street = new Unit(Guid.NewGuid(), $"试用街道{i:00}", UnitKind.Street, top);
            db.Units.Add(street);
            for (var j = 1; j <= CommunitiesOfAStreet; j++)
                db.Units.Add(new Unit(Guid.NewGuid(), $"试用社区{i:00}{j:00}", UnitKind.Community, street));
        }

        return true;
    }
}

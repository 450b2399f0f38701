using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// How long cases of a kind usually took in a unit until they were answered: what a resident can honestly expect. Counted every hour from the cases that
/// were answered last, so that no filing waits for it.
/// </summary>
public sealed class UsualTimes(Transactions transactions, ReadCaseRules rules, TimeProvider clock, ILogger<UsualTimes> log) : BackgroundService
{
    /// <summary>Below it a half and four fifths say nothing.</summary>
    public const int Fewest = 10;

    private const int Counted = 20_000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Back = TimeSpan.FromDays(180);
    private volatile IReadOnlyDictionary<(Guid, CaseCategory), UsualTime> known = new Dictionary<(Guid, CaseCategory), UsualTime>();

    /// <returns>Null while there is too little to go by.</returns>
    public UsualTime? Of(Guid? unit, CaseCategory category) => unit is { } id ? known.GetValueOrDefault((id, category)) : null;

    /// <summary>Counts anew.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var hours = (await rules.RunAsync(db, cancellation)).Hours;
        var since = clock.GetUtcNow() - Back;
        var answered = await db.Cases.AsNoTracking().IgnoreAutoIncludes()
            .Where(c => (c.State == CaseState.Answered || c.State == CaseState.Closed) && c.ChangedAt >= since && c.AnsweredAt != null && c.LeadUnitId != null)
            .OrderByDescending(c => c.ChangedAt).Take(Counted)
            .Select(c => new { Unit = c.LeadUnitId!.Value, c.Category, c.CreatedAt, AnsweredAt = c.AnsweredAt!.Value }).ToListAsync(cancellation);
        known = answered.GroupBy(one => (one.Unit, one.Category)).Where(group => group.Count() >= Fewest).ToDictionary(
            group => group.Key,
            group =>
            {
                var days = group.Select(one => Math.Max(1, (int)Math.Ceiling(hours.Between(one.CreatedAt, one.AnsweredAt) / hours.Day))).Order().ToList();
                return new UsualTime(At(days, 0.5), At(days, 0.8));
            });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(CountAsync, Every, clock, failure => log.LogError(failure, "Usual times could not be counted; trying again."), stoppingToken);
    }

    private static int At(List<int> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

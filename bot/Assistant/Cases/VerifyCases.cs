using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Replays the log of every case and says which rows do not follow from it (核对).</summary>
public sealed class VerifyCases(Transactions transactions)
{
    private const int AtOnce = 500;
    private const int Told = 20_000;

    /// <param name="progress">Is told now and then how many cases and events were replayed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<CaseVerification> RunAsync(Action<int, long> progress, CancellationToken cancellation)
    {
        var (cases, events, last) = (0, 0L, Guid.Empty);
        var differences = new List<(string, IReadOnlyList<string>)>();
        await using var db = await transactions.ReadAsync(cancellation);
        while (true)
        {
            var some = await db.Cases.AsNoTracking().Where(c => c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(AtOnce).ToListAsync(cancellation);
            if (some.Count == 0)
                return new CaseVerification(cases, events, differences);
            var ids = some.ConvertAll(one => one.Id);
            var logs = (await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId)).OrderBy(e => e.Sequence).ToListAsync(cancellation))
                .ToLookup(happened => happened.CaseId);
            foreach (var one in some)
            {
                List<CaseEvent> log = [.. logs[one.Id]];
                events += log.Count;
                if (CaseReplay.Differences(one, log) is { Count: > 0 } parts)
                    differences.Add((one.Number, parts));
            }

            last = some[^1].Id;
            cases += some.Count;
            if (cases / Told > (cases - some.Count) / Told)
                progress(cases, events);
        }
    }
}

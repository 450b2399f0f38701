using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>How long it takes to find the open cases that speak of the same problem, for whoever sizes a machine.</summary>
public sealed class MeasureSameProblem(SimilarCaseIndex index, Transactions transactions, TimeProvider clock)
{
    /// <summary>Asks for the newest open cases, as if each were filed now, and says how long it took.</summary>
    /// <param name="times">How often, 1 or more.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SameProblemTimes> RunAsync(int times, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        await index.CatchUpAsync(cancellation);
        var read = clock.GetElapsedTime(begun);
        await using var db = await transactions.ReadAsync(cancellation);
        var newest = await db.Cases.AsNoTracking().Where(c => Case.OpenStates.Contains(c.State)).OrderByDescending(c => c.CreatedAt).Take(times)
            .ToListAsync(cancellation);
        var (took, alike) = (new List<double>(), 0L);
        for (var i = 0; i < times && newest.Count > 0; i++)
        {
            var one = newest[i % newest.Count];
            begun = clock.GetTimestamp();
            alike += await index.CountOthersAsync(db, one.Told(), Guid.Empty, one.UnitId, cancellation);
            took.Add(clock.GetElapsedTime(begun).TotalMilliseconds);
        }

        took.Sort();
        return new SameProblemTimes(
            index.Count, Math.Round(read.TotalSeconds, 1), took.Count == 0 ? 0 : Math.Round((double)alike / took.Count, 1), At(0.5), At(0.95), At(0.99));

        double At(double part) => took.Count == 0 ? 0 : Math.Round(took[(int)(part * (took.Count - 1))], 2);
    }
}

using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>
/// Changes units, places, duties and doorplates: asks who may, writes down who did, and lets this node know of it at once. The operator on the command line is null.
/// </summary>
public sealed class ChangeTerritory(Transactions transactions, Gazetteer gazetteer, ReadTerritory territory, TimeProvider clock)
{
    internal const string NotAllowed = "单位、地名和权责清单由管理员维护。";

    /// <summary>What a change of one thing comes to, in a transaction; of two who add the same at the same time, the second hears that it is there.</summary>
    internal Task<TerritoryChange> RunAsync(
        StaffIdentity? by, string action, Func<AppDb, DateTimeOffset, Task<TerritoryChange>> change, CancellationToken cancellation) => RunAsync(
        by,
        action,
        new TerritoryChange.Refused(NotAllowed),
        async (db, now) =>
        {
            var outcome = await change(db, now);
            return (outcome, (outcome as TerritoryChange.Done)?.Subject);
        },
        cancellation);

    /// <param name="by">Who wants it.</param>
    /// <param name="action">As the audit trail names it.</param>
    /// <param name="notAllowed">What whoever may not is told.</param>
    /// <param name="change">Comes to a result, and names what was changed; without a name nothing was, and nothing is kept.</param>
    /// <param name="cancellation">Stops before the change.</param>
    internal async Task<T> RunAsync<T>(
        StaffIdentity? by, string action, T notAllowed, Func<AppDb, DateTimeOffset, Task<(T Outcome, string? Subject)>> change, CancellationToken cancellation)
    {
        if (!by.May(StaffActions.Territory))
            return notAllowed;
        var outcome = await transactions.RetryAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                var (done, subject) = await change(db, now);
                if (subject is null)
                    db.ChangeTracker.Clear();
                else
                    db.Audit.Add(new AuditEntry(by, action, subject, now));
                return done;
            },
            cancellation);
        gazetteer.Forget();
        territory.Forget();
        return outcome;
    }
}

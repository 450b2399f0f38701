using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What curators do with the list of ended laws. From the commit on the law in force is another; every index follows.</summary>
public sealed class CurateEndedLaws(Transactions transactions, TimeProvider clock)
{
    /// <summary>The newest ends first.</summary>
    public async Task<IReadOnlyList<EndedLaw>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.EndedLaws.AsNoTracking().OrderByDescending(law => law.From).ThenBy(law => law.Name).ToListAsync(cancellation);
    }

    public Task<EndedLawChange> AddAsync(StaffIdentity staff, EndedLawFacts facts, CancellationToken cancellation) => ChangeAsync(
        staff,
        "ended-laws.add",
        async (db, now) =>
        {
            if (facts.Tidy() is not { AreWhole: true } tidy)
                return (EndedLawChange.NotWhole, Guid.Empty);
            if (await db.EndedLaws.AnyAsync(law => law.Key == tidy.Key, cancellation))
                return (EndedLawChange.Known, Guid.Empty);
            var added = new EndedLaw(Guid.CreateVersion7(now), tidy);
            db.EndedLaws.Add(added);
            return (EndedLawChange.Done, added.Id);
        },
        cancellation);

    public Task<EndedLawChange> SaveAsync(StaffIdentity staff, Guid id, int version, EndedLawFacts facts, CancellationToken cancellation) => ChangeAsync(
        staff,
        "ended-laws.save",
        async (db, _) =>
        {
            if (facts.Tidy() is not { AreWhole: true } tidy)
                return (EndedLawChange.NotWhole, id);
            if (await db.EndedLaws.FirstOrDefaultAsync(law => law.Id == id && law.Version == version, cancellation) is not { } found)
                return (EndedLawChange.ChangedMeanwhile, id);
            if (await db.EndedLaws.AnyAsync(law => law.Key == tidy.Key && law.Id != id, cancellation))
                return (EndedLawChange.Known, id);
            found.Change(tidy);
            return (EndedLawChange.Done, id);
        },
        cancellation);

    public Task<EndedLawChange> DeleteAsync(StaffIdentity staff, Guid id, int version, CancellationToken cancellation) => ChangeAsync(
        staff,
        "ended-laws.delete",
        async (db, _) =>
        {
            if (await db.EndedLaws.FirstOrDefaultAsync(law => law.Id == id && law.Version == version, cancellation) is not { } found)
                return (EndedLawChange.ChangedMeanwhile, id);
            db.EndedLaws.Remove(found);
            return (EndedLawChange.Done, id);
        },
        cancellation);

    private async Task<EndedLawChange> ChangeAsync(
        StaffIdentity staff, string action, Func<AppDb, DateTimeOffset, Task<(EndedLawChange Outcome, Guid Id)>> change, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Publish))
            return EndedLawChange.NotAllowed;
        try
        {
            // Another curator may add the same law, or take the same revision number: whoever comes second looks again.
            return await transactions.RetryAsync(
                async db =>
                {
                    var now = clock.GetUtcNow();
                    var (outcome, id) = await change(db, now);
                    if (outcome != EndedLawChange.Done)
                        return outcome;
                    db.Audit.Add(new AuditEntry(staff, action, id.ToString("N"), now));
                    await EndedLawList.SettleAsync(db, cancellation);
                    return EndedLawChange.Done;
                },
                cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return EndedLawChange.ChangedMeanwhile;
        }
    }
}

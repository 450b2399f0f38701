using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Reads cases for programs (查询): a member of staff sees what they see in the console, a key with <c>cases:read</c> what its unit takes part in, and
/// any other key what was filed with it. A confidential case is shown to no key.
/// </summary>
public sealed class ReadCases(Transactions transactions, ReadTerritory territory, TimeProvider clock)
{
    /// <param name="caller">Who wants to see them.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last case of the part before; null begins.</param>
    /// <param name="most">Cases at most, what is due next first; the newest first where words are looked for.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Case>> ListAsync(
        ProgramCaller caller, CaseFilter filter, (DateTimeOffset? DueAt, Guid Id)? after, int most, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = (await VisibleAsync(db, caller, cancellation)).AsNoTracking();
        return await ListCases.RunAsync(db, visible, filter, after, most, clock.GetUtcNow(), cancellation);
    }

    /// <summary>As it stands, without its log.</summary>
    /// <returns>Null: there is none, or it is not theirs to see.</returns>
    public async Task<Case?> SeeAsync(ProgramCaller caller, string number, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await VisibleAsync(db, caller, cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellation);
    }

    /// <summary>With all that happened.</summary>
    /// <returns>Null: there is none, or it is not theirs to see.</returns>
    public async Task<(Case Case, IReadOnlyList<CaseEvent> Events, Territory Territory, int Merged)?> FindAsync(
        ProgramCaller caller, string number, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await (await VisibleAsync(db, caller, cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellation) is not { } one)
            return null;
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == one.Id).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var merged = await db.Cases.CountAsync(c => c.MergedInto == one.Id, cancellation);
        return (one, events, await territory.RunAsync(db, cancellation), merged);
    }

    public async Task<Territory> TerritoryAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await territory.RunAsync(db, cancellation);
    }

    /// <summary>The duty list, in the order of its numbers.</summary>
    /// <param name="unit">Whose; null: all units'.</param>
    /// <param name="after">The last number of the part before; null begins.</param>
    /// <param name="most">Items at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Duty>> DutiesAsync(Guid? unit, string? after, int most, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Duties.AsNoTracking().Where(d => (unit == null || d.UnitId == unit) && (after == null || string.Compare(d.Number, after) > 0))
            .OrderBy(d => d.Number).Take(most).ToListAsync(cancellation);
    }

    internal static async Task<IQueryable<Case>> VisibleAsync(AppDb db, ProgramCaller caller, CancellationToken cancellation)
    {
        if (caller is ProgramCaller.Staff(var staff))
            return await HandleCase.VisibleAsync(db, staff, cancellation);
        var key = (ProgramCaller.Key)caller;
        var open = db.Cases.Where(c => !c.IsConfidential);
        if (!key.Scopes.Contains(ApiScope.CasesRead))
            return open.Where(c => c.FiledBy == key.KeyId);
        if (key.UnitId is not { } own)
            return open;
        var units = await db.UnitsWithin(own).ToListAsync(cancellation);
        return open.Where(c => c.FiledBy == key.KeyId || c.Seats.Any(seat => units.Contains(seat.UnitId)));
    }
}

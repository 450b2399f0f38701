using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Gives cases away from the list: one to the unit whose duty it seems to be, or many to one unit. Each is decided alone, as on its own page.</summary>
public sealed class DispatchCases(HandleCase handle, Transactions transactions)
{
    /// <summary>Cases that are given away at once at most.</summary>
    public const int Most = 100;

    /// <param name="staff">Who gives it away.</param>
    /// <param name="number">Of the case.</param>
    /// <param name="version">As they saw it.</param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <returns>What came of it, and the duty on which it rests; no duty: none fits, and nothing was done.</returns>
    public async Task<(CaseChange Change, Duty? Duty)> ToSuggestedAsync(StaffIdentity staff, string number, int version, CancellationToken cancellation)
    {
        if (!staff.May(CaseActions.Dispatch))
            return (CaseChange.NotAllowed, null);
        if (await handle.OpenAsync(staff, number, cancellation) is not { } file)
            return (CaseChange.NotFound, null);
        if (SuggestDuty.Best(file.Duties, file.Case) is not { } duty)
            return (CaseChange.UnknownDuty, null);
        return (await handle.RunAsync(staff, number, version, Commands(file.Case, new(duty.UnitId, duty.Number)), cancellation), duty);
    }

    /// <param name="staff">Who gives them away.</param>
    /// <param name="cases">Number and version as they saw it; <see cref="Most"/> at most, what is beyond is left.</param>
    /// <param name="unit">Which unit gets them.</param>
    /// <param name="cancellation">Stops between two cases.</param>
    /// <returns>What came of each, in the same order. Where a basis is needed, the best fitting duty of the unit is named.</returns>
    public async Task<IReadOnlyList<(string Number, CaseChange Change)>> ToUnitAsync(
        StaffIdentity staff, IReadOnlyList<(string Number, int Version)> cases, Guid unit, CancellationToken cancellation)
    {
        if (!staff.May(CaseActions.Dispatch))
            return [.. cases.Take(Most).Select(one => (one.Number, CaseChange.NotAllowed))];
        List<Duty> duties;
        await using (var db = await transactions.ReadAsync(cancellation))
            duties = await db.Duties.AsNoTracking().Where(duty => duty.UnitId == unit).ToListAsync(cancellation);
        var came = new List<(string, CaseChange)>();
        foreach (var (number, version) in cases.Take(Most))
            came.Add((number, await handle.RunAsync(
                staff, number, version, one => Commands(one, new(unit, SuggestDuty.Sort(duties, one) is [var best, ..] ? best.Number : null)), cancellation)));
        return came;
    }

    /// <summary>Who gives away what nobody has accepted accepts it by that.</summary>
    public static IReadOnlyList<CaseCommand> Commands(Case one, CaseCommand.Dispatch dispatch) =>
        one is { State: CaseState.Received, UnitId: not null } ? [new CaseCommand.Accept(), dispatch] : [dispatch];
}

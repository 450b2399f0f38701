using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Who may do what (权限): role × unit × action, asked by every use case of staff. The operator on the command line, who has no account,
/// may everything; only use cases that serve the command line too accept none.
/// </summary>
public static class Access
{
    /// <returns>True when this person may do it at all; how far, <see cref="ReachOf"/> and <see cref="UnitsAsync"/> tell.</returns>
    public static bool May(this StaffIdentity? staff, StaffAction action) => staff.ReachOf(action) is not null;

    /// <returns>Null: this person may not.</returns>
    public static Reach? ReachOf(this StaffIdentity? staff, StaffAction action) => staff is null ? Reach.City : action.ReachOf(staff.Role);

    /// <summary>True when the person may do it everywhere, or with this, which is their own.</summary>
    /// <param name="staff">Who wants to.</param>
    /// <param name="action">What they want to do.</param>
    /// <param name="owner">The member of staff it belongs to.</param>
    public static bool MayWith(this StaffIdentity? staff, StaffAction action, Guid owner) => staff.ReachOf(action) switch
    {
        Reach.City => true,
        Reach.Own => owner == staff!.Id,
        _ => false,
    };

    /// <summary>The units whose matters the person may do it with.</summary>
    /// <returns>
    /// Null: those of all units and of none. Else ids of units, among them null where what no unit answers for is included; empty for whoever may not.
    /// </returns>
    public static async Task<IReadOnlyList<Guid?>?> UnitsAsync(AppDb db, StaffIdentity? staff, StaffAction action, CancellationToken cancellation)
    {
        var reach = staff.ReachOf(action);
        if (reach == Reach.City)
            return null;
        List<Guid?> units = reach == Reach.UnitAndUnassigned ? [null] : [];
        if (reach is Reach.Unit or Reach.UnitAndUnassigned && staff!.UnitId is { } own)
            units.AddRange(await db.UnitsWithin(own).Select(id => (Guid?)id).ToListAsync(cancellation));
        return units;
    }
}

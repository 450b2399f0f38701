using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>Whatever a unit answers for, with the units below it.</summary>
public static class UnitsBelow
{
    /// <summary>Ids of the unit itself and of all below it; none when there is no such unit.</summary>
    public static IQueryable<Guid> UnitsWithin(this AppDb db, Guid top) =>
        from at in db.Units where at.Id == top from unit in db.Units where unit.Path.StartsWith(at.Path) select unit.Id;
}

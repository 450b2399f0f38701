using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>News of cases, by the unit that answers for them.</summary>
public static class CaseTopics
{
    private const string Kind = "cases";

    /// <summary>Of any unit, and of none.</summary>
    public static Topic All { get; } = new(Kind, null);

    /// <summary>Of whoever sees a case: the units that take part, or the dispatch desk.</summary>
    public static IEnumerable<Topic> Of(Case one) => one.UnitId is null ? [OfUnit(null), .. one.Seats.Select(seat => OfUnit(seat.UnitId))]
        : one.Seats.Select(seat => OfUnit(seat.UnitId));

    /// <param name="unit">Null: the cases that no unit has yet.</param>
    public static Topic OfUnit(Guid? unit) => new(Kind, unit ?? Guid.Empty);
}

using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>A case as programs see it.</summary>
internal sealed record CaseView
{
    public required string Number { get; init; }

    /// <summary>Grows with each event; a command names the one it saw.</summary>
    public required int Version { get; init; }
    public required CaseState State { get; init; }
    public required string Category { get; init; }
    public required CaseUrgency Urgency { get; init; }
    public required string? Unit { get; init; }
    public required string? Lead { get; init; }
    public required int Hops { get; init; }
    public required CaseDueView? Due { get; init; }
    public required string Description { get; init; }
    public required string Place { get; init; }
    public required string Source { get; init; }
    public required string? ExternalId { get; init; }
    public required Solved? Solved { get; init; }
    public required Rating? Rating { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Other households for which it is repaired too.</summary>
    public required int Joined { get; init; }

    /// <summary>All that happened; null in a list.</summary>
    public IReadOnlyList<CaseEventView>? Events { get; init; }

    public static CaseView Of(Case one, Territory territory, int joined = 0) => new()
    {
        Number = one.Number,
        Version = one.Version,
        State = one.State,
        Category = CaseTexts.CategoryName(one.Category),
        Urgency = one.Urgency,
        Unit = territory.Find(one.UnitId)?.Name,
        Lead = territory.Find(one.LeadUnitId)?.Name,
        Hops = one.Hops,
        Due = one.Due is { } due ? new CaseDueView(due.What, CityTime.Local(due.At)) : null,
        Description = one.Description,
        Place = one.Place,
        Source = one.Source,
        ExternalId = one.ExternalId,
        Solved = one.Solved,
        Rating = one.Rating,
        CreatedAt = CityTime.Local(one.CreatedAt),
        ChangedAt = CityTime.Local(one.ChangedAt),
        Joined = one.Joined + joined,
    };
}

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Which cases are wanted; what is null is any.</summary>
public sealed record CaseFilter
{
    public CaseState? State { get; init; }

    /// <summary>It, or a unit below it, takes part.</summary>
    public Guid? Unit { get; init; }
    public CaseCategory? Category { get; init; }
    public DueWithin? Due { get; init; }

    public Rating? Rating { get; init; }

    /// <summary>Words that all stand in number, matter, place, telephone or what the resident wrote later.</summary>
    public string? Words { get; init; }

    /// <summary>Changed at or after it.</summary>
    public DateTimeOffset? Since { get; init; }
}

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What staff change in who receives residents when and where.</summary>
public abstract record SupplyChange
{
    private SupplyChange()
    {
    }

    /// <summary>Adds it, or replaces the one with its key.</summary>
    public sealed record SaveVenue(Venue Venue) : SupplyChange;

    /// <summary>Nobody is received there any more.</summary>
    public sealed record CloseVenue(Guid Id) : SupplyChange;

    /// <summary>Adds it, or replaces the lawyer's.</summary>
    public sealed record SaveProfile(LawyerProfile Profile) : SupplyChange;

    /// <summary>Adds it, or replaces the one with its key.</summary>
    public sealed record SavePattern(WeeklyPattern Pattern) : SupplyChange;

    public sealed record RemovePattern(Guid Id) : SupplyChange;

    public sealed record AddException(PatternException Exception) : SupplyChange;

    public sealed record RemoveException(Guid Id) : SupplyChange;

    /// <summary>What there is after it.</summary>
    public Supply ApplyTo(Supply before, DateTimeOffset now) => this switch
    {
        SaveVenue(var venue) => before with { Venues = [.. before.Venues.Where(one => one.Id != venue.Id), venue] },
        CloseVenue(var id) => before with { Venues = [.. before.Venues.Select(one => one.Id == id ? one.Closed(now) : one)] },
        SaveProfile(var profile) => before with
        {
            Lawyers = [.. before.Lawyers.Select(one => one.Id == profile.LawyerId ? one with { Profile = profile } : one)],
        },
        SavePattern(var pattern) => before with { Patterns = [.. before.Patterns.Where(one => one.Id != pattern.Id), pattern] },
        RemovePattern(var id) => before with { Patterns = [.. before.Patterns.Where(one => one.Id != id)] },
        AddException(var exception) => before with { Exceptions = [.. before.Exceptions, exception] },
        RemoveException(var id) => before with { Exceptions = [.. before.Exceptions.Where(one => one.Id != id)] },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

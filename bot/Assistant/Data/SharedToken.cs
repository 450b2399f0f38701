namespace ResidentAssistant.Assistant.Data;

/// <summary>A short-lived credential of an outside system that all nodes use together.</summary>
public sealed class SharedToken
{
    private SharedToken()
    {
    }

    internal SharedToken(string name) => Name = name;

    public string Name { get; private set; } = "";

    /// <summary>Sealed. Null until it was fetched, and when it was refused.</summary>
    public string? Value { get; private set; }

    /// <summary>Counts what was fetched: names one value without telling it.</summary>
    public int Version { get; private set; }
    public DateTimeOffset RefreshAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Until then one node is fetching the next one.</summary>
    public DateTimeOffset FetchingUntil { get; private set; }

    internal void Renew(string value, DateTimeOffset refreshAt, DateTimeOffset endsAt)
    {
        (Value, RefreshAt, EndsAt) = (value, refreshAt, endsAt);
        Version++;
        FetchingUntil = default;
    }

    /// <returns>Null when there is none that is valid.</returns>
    internal TokenInUse? At(DateTimeOffset now) => Value is not null && now < EndsAt ? new TokenInUse(Value, Version, RefreshAt) : null;

    /// <summary>Nobody got one; the next who asks may try.</summary>
    internal void GiveUp() => FetchingUntil = default;
}

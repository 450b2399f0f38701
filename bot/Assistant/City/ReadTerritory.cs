using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The territory as it stands, read from the database at most once a minute.</summary>
public sealed class ReadTerritory(TimeProvider clock)
{
    private readonly MinuteCache<Territory> territory = new(clock, Territory.ReadAsync);

    public Task<Territory> RunAsync(AppDb db, CancellationToken cancellation) => territory.ReadAsync(db, cancellation);

    /// <summary>Units have changed: this node reads them again at once, others within the minute.</summary>
    internal void Forget() => territory.Forget();
}

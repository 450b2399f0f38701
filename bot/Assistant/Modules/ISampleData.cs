namespace ResidentAssistant.Assistant.Modules;

/// <summary>What a module puts into the sample city.</summary>
public interface ISampleData
{
    /// <summary>Adds what is missing; asked again it adds nothing.</summary>
    Task AddAsync(DateTimeOffset now, CancellationToken cancellation);
}

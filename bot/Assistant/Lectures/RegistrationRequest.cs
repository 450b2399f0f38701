namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Who signs up.</summary>
/// <param name="ResidentId">Null: another system or the desk signs somebody up.</param>
/// <param name="ConversationId">Where the resident is told; null: nowhere.</param>
/// <param name="Source">See <see cref="Registration.Source"/>.</param>
/// <param name="People">How many come, from 1 to <see cref="Registration.PeopleAtMost"/>.</param>
public sealed record RegistrationRequest(Guid? ResidentId, Guid? ConversationId, string Source, int People)
{
    public string? Name { get; init; }

    public string? Phone { get; init; }

    /// <summary>Waits where not all of them have a seat.</summary>
    public bool MayWait { get; init; }
}

namespace ResidentAssistant.Assistant.Staff;

/// <summary>An account was disabled, moved or otherwise changed: its owner may no longer be allowed what was begun.</summary>
/// <param name="Before">As the member was.</param>
/// <param name="After">As the member is now; null: nobody gets in with the account any more.</param>
public sealed record StaffChanged(StaffIdentity Before, StaffIdentity? After)
{
    /// <summary>Conversations that changed by it, to be told of once it is committed.</summary>
    public ICollection<Guid> Changed { get; } = [];
}

namespace ResidentAssistant.Assistant.Staff;

/// <summary>A member of staff may no longer do what the role allowed.</summary>
/// <param name="Member">As the member was before.</param>
public sealed record StaffLeft(StaffIdentity Member)
{
    /// <summary>Conversations that changed by it, to be told of once it is committed.</summary>
    public ICollection<Guid> Changed { get; } = [];
}

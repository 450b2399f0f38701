namespace ResidentAssistant.Assistant.Staff;

/// <summary>An account with the name of its unit.</summary>
public sealed record AccountLine(StaffMember Member, string? Unit)
{
    /// <summary>Null when its owner has never signed in.</summary>
    public DateTimeOffset? LastSignIn { get; init; }
}

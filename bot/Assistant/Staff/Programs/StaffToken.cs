namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Lets a program act as a member of staff (令牌), with that person's rights. It ends with its time, and with every sign-in of the account: when the
/// account is disabled or moved, gets another password, or is signed out. Only a hash of its secret is stored.
/// </summary>
public sealed class StaffToken
{
    private StaffToken()
    {
    }

    internal StaffToken(StaffMember member, ProgramSecret secret, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        Id = secret.Id;
        StaffId = member.Id;
        Stamp = member.SecurityStamp ?? "";
        SecretHash = secret.Hash;
        CreatedAt = now;
        ExpiresAt = expiresAt;
    }

    /// <summary>Stands in the token itself, by which it is found.</summary>
    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>The account's security stamp when the token was made; with another stamp it no longer holds.</summary>
    public string Stamp { get; private set; } = "";

    /// <inheritdoc cref="ProgramSecret.Hash"/>
    public string SecretHash { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <param name="member">The account it was made for.</param>
    /// <param name="now">Of the request.</param>
    internal bool Holds(StaffMember member, DateTimeOffset now) =>
        now < ExpiresAt && member.Id == StaffId && member.DisabledAt is null && member.SecurityStamp == Stamp;
}

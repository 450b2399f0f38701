namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// The key of another system (密钥): it lets the system do what its scopes say, as itself and as no person. Only a hash of its secret is stored.
/// </summary>
public sealed class ApiKey
{
    /// <summary>Letters of a system's name.</summary>
    public const int LongestSystem = 64;

    private ApiKey()
    {
    }

    internal ApiKey(string system, IReadOnlyList<string> scopes, Guid? unitId, ProgramSecret secret, DateTimeOffset now)
    {
        Id = secret.Id;
        System = system;
        Scopes = scopes;
        UnitId = unitId;
        SecretHash = secret.Hash;
        CreatedAt = now;
    }

    /// <summary>Stands in the key itself, by which it is found.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name of the system that holds it, 1 to 64 letters. A system may hold several keys, so that one can be replaced by the next.</summary>
    public string System { get; private set; } = "";

    /// <summary>Of <see cref="ApiScope.All"/>, each once.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>It reaches what this unit and those below it answer for; null: the whole city.</summary>
    public Guid? UnitId { get; private set; }

    /// <inheritdoc cref="ProgramSecret.Hash"/>
    public string SecretHash { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since then it opens nothing (停用); null: in use.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    internal void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>A person who writes to the city (居民): no account, known by the channel, by a phone number when one is given.</summary>
public sealed class Resident
{
    private Resident()
    {
    }

    public Resident(Guid id, DateTimeOffset now)
    {
        Id = id;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Name { get; private set; }

    /// <summary>Sealed; found by <see cref="PhoneHash"/>.</summary>
    public string? Phone { get; private set; }
    public string? PhoneHash { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    internal void Forget() => (Name, Phone, PhoneHash) = (null, null, null);

    public void CallMe(string name) => Name = name;

    public void ReachMeAt(string phone, Vault vault)
    {
        Phone = phone;
        PhoneHash = vault.Hash("phone\n" + phone);
    }
}

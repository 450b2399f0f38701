namespace ResidentAssistant.Assistant.Staff;

/// <summary>How often passwords were tried in vain within a time: by whom and for which account is only in the hash.</summary>
public sealed class SignInCount
{
    private SignInCount()
    {
    }

    internal SignInCount(string key, DateTimeOffset endsAt) => (Key, Failures, EndsAt) = (key, 1, endsAt);

    /// <summary>A keyed hash: addresses and what was typed are never stored.</summary>
    public string Key { get; private set; } = "";
    public int Failures { get; private set; }

    /// <summary>From then on it counts for nothing.</summary>
    public DateTimeOffset EndsAt { get; private set; }
}

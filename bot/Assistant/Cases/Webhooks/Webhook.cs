using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Where another system wants to be told of cases (推送地址): of those that its key sees, or all if an administrator set it up; never of a confidential one.
/// </summary>
public sealed class Webhook
{
    /// <summary>Letters of an address.</summary>
    public const int LongestUrl = 500;

    /// <summary>Letters of a secret at least.</summary>
    public const int ShortestSecret = 16;

    /// <summary>Letters of a secret at most.</summary>
    public const int LongestSecret = 128;

    /// <summary>How many one key, or one administrator, may have.</summary>
    public const int Most = 50;

    private Webhook()
    {
    }

    internal Webhook(ProgramCaller owner, Uri url, IReadOnlyList<string> events, string secret, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (KeyId, StaffId) = owner is ProgramCaller.Key key ? ((Guid?)key.KeyId, (Guid?)null) : (null, owner.Id);
        (Url, Events, Secret, CreatedAt) = (url.AbsoluteUri, events, secret, now);
    }

    public Guid Id { get; private set; }

    /// <summary>The key that set it up; null: an administrator did.</summary>
    public Guid? KeyId { get; private set; }

    /// <summary>The administrator who set it up; null: a key did.</summary>
    public Guid? StaffId { get; private set; }

    /// <summary>Absolute; sealed, since a token may stand in it.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Of <see cref="WebhookEvents.All"/>, or <see cref="WebhookEvents.Every"/>.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>Signs what is sent; sealed, and told to nobody.</summary>
    public string Secret { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Who a resident turned out to be.</summary>
public abstract record Recognition
{
    private Recognition()
    {
    }

    public sealed record Known(Guid ConversationId) : Recognition;

    /// <summary>The resident has not written to this account yet.</summary>
    public sealed record Stranger : Recognition;

    /// <summary>WeChat's snapshot (快照页): the OpenID is made up, nothing may be kept of it.</summary>
    public sealed record Snapshot : Recognition;

    /// <summary>The code was used, is too old or is none: another one may do.</summary>
    public sealed record Spent : Recognition;

    public sealed record Failed : Recognition;
}

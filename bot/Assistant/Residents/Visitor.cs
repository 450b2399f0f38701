namespace ResidentAssistant.Assistant.Residents;

/// <summary>
/// A browser of the web chat (网页访客) whose cookie was replaced at least once, or taken away. Of the others nothing needs
/// to be kept: the seal of the cookie itself proves that it is ours.
/// </summary>
public sealed class Visitor
{
    private Visitor()
    {
    }

    internal Visitor(Guid id) => Id = id;

    public Guid Id { get; private set; }

    /// <summary>Number of the newest cookie that came back; 0 is the first one a visitor gets.</summary>
    public int Serial { get; private set; }

    /// <summary>When that one came back for the first time.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When all its cookies lost their force; null: they hold.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void Came(int serial, DateTimeOffset now)
    {
        if (serial > Serial)
            (Serial, Since) = (serial, now);
    }

    internal void End(DateTimeOffset now) => EndedAt ??= now;
}

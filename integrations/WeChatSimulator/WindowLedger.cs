namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How many customer-service messages (客服消息) an account may still send to one person. Guarded by the world's lock.</summary>
internal sealed class WindowLedger
{
    private readonly Dictionary<PersonAction, Grant> grants = [];

    /// <summary>When the person last did something at all; typing may be shown for 30 seconds after it.</summary>
    public DateTimeOffset? LastAction { get; private set; }

    /// <summary>A new action of the same kind starts its row anew.</summary>
    public void Open(PersonAction action, DateTimeOffset now)
    {
        var (messages, life) = action == PersonAction.Message ? (5, TimeSpan.FromHours(48)) : (3, TimeSpan.FromMinutes(1));
        grants[action] = new Grant(now + life, messages);
        LastAction = now;
    }

    public void Close() => grants.Clear();

    public bool IsOpen(DateTimeOffset now) => grants.Values.Any(grant => now < grant.Until);

    /// <summary>Uses one message of the row that ends first.</summary>
    /// <returns>0, 45015 when no row is open, 45047 when all open rows are used up.</returns>
    public int Use(DateTimeOffset now)
    {
        if (!IsOpen(now))
            return 45015;
        if (grants.Values.Where(grant => now < grant.Until && grant.Left > 0).MinBy(grant => grant.Until) is not { } first)
            return 45047;
        first.Left--;
        return 0;
    }

    public int Left(DateTimeOffset now) => grants.Values.Where(grant => now < grant.Until).Sum(grant => grant.Left);

    /// <summary>Rows that are open and not used up, the longest first.</summary>
    public IEnumerable<(int Left, DateTimeOffset Until)> Rows(DateTimeOffset now) =>
        grants.Values.Where(grant => now < grant.Until && grant.Left > 0).OrderByDescending(grant => grant.Until).Select(grant => (grant.Left, grant.Until));

    private sealed class Grant(DateTimeOffset until, int left)
    {
        public DateTimeOffset Until { get; } = until;

        public int Left { get; set; } = left;
    }
}

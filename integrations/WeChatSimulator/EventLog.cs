namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Everything that happened, oldest first; the last ten thousand entries are kept.</summary>
internal sealed class EventLog(TimeProvider clock)
{
    private const int Kept = 10_000;
    private readonly Lock gate = new();
    private readonly LinkedList<LogEntry> entries = [];
    private long number;

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    public void Add(Happening kind, string account, string? who, string text, string? path = null, int code = 0, string? detail = null)
    {
        lock (gate)
        {
            entries.AddLast(new LogEntry(++number, clock.GetUtcNow(), kind, account, who, text) { Path = path, Code = code, Detail = detail });
            if (entries.Count > Kept)
                entries.RemoveFirst();
        }
    }

    /// <summary>Calls of one API path, e.g. <c>/cgi-bin/message/custom/send</c>.</summary>
    public IReadOnlyList<LogEntry> Calls(string path) => [.. Entries.Where(e => e.Kind == Happening.Call && e.Path == path)];

    /// <summary>Posts to the webhook, those of one person if given.</summary>
    public IReadOnlyList<LogEntry> Posts(string? who = null) => [.. Entries.Where(e => e.Kind == Happening.Post && (who is null || e.Who == who))];
}

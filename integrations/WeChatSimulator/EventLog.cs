namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What kind of thing happened.</summary>
internal enum Happening
{
    /// <summary>One POST to the webhook.</summary>
    Post,

    /// <summary>How a message or an event ended after all its posts.</summary>
    Outcome,

    /// <summary>A call of the API and what it was answered.</summary>
    Call,

    /// <summary>A fault was prepared or took effect.</summary>
    Fault,

    /// <summary>The server address was verified, an account changed, the clock was put forward.</summary>
    Server,
}

/// <param name="Who">The OpenID it concerns, if any.</param>
/// <param name="Text">One line for people; never a secret.</param>
/// <param name="Path">Of a call.</param>
/// <param name="Code">HTTP status of a post, errcode of a call.</param>
/// <param name="Detail">The whole body, for assertions and for looking closer.</param>
internal sealed record LogEntry(long Number, DateTimeOffset At, Happening Kind, string Account, string? Who, string Text)
{
    public string? Path { get; init; }

    public int Code { get; init; }

    public string? Detail { get; init; }
}

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

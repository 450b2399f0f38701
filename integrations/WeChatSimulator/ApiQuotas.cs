namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>How often an account has called each path today. Guarded by the world's lock.</summary>
internal sealed class ApiQuotas
{
    private readonly Dictionary<string, (DateOnly Day, int Used)> used = [];
    private readonly List<DateTimeOffset> clearings = [];
    private readonly List<DateTimeOffset> singleClearings = [];

    /// <summary>Daily limits that differ from the default ones, by path.</summary>
    public Dictionary<string, int> Limits { get; } = [];

    /// <summary>Calls of one path within a minute; more are refused with 45011.</summary>
    public int PerMinute { get; set; } = 10_000;

    private readonly Dictionary<string, Queue<DateTimeOffset>> recent = [];

    /// <returns>0, 45009 when today's calls are used up, 45011 when they come too fast.</returns>
    public int Use(string path, int limit, DateTimeOffset now)
    {
        if (!recent.TryGetValue(path, out var calls))
            recent[path] = calls = new Queue<DateTimeOffset>();
        while (calls.TryPeek(out var first) && first <= now.AddMinutes(-1))
            calls.Dequeue();
        if (calls.Count >= PerMinute)
            return 45011;
        var count = Used(path, now);
        if (count >= Limits.GetValueOrDefault(path, limit))
            return 45009;
        calls.Enqueue(now);
        used[path] = (BeijingDay.Of(now), count + 1);
        return 0;
    }

    public int Used(string path, DateTimeOffset now) => used.TryGetValue(path, out var entry) && entry.Day == BeijingDay.Of(now) ? entry.Used : 0;

    /// <summary>Sets all counters back.</summary>
    /// <returns>0, or 48006 after ten times in one month.</returns>
    public int Clear(DateTimeOffset now) => Clear(clearings, 10, now, used.Clear);

    /// <summary>Sets one counter back.</summary>
    /// <returns>0, or 48006 after fifty times in one month.</returns>
    public int Clear(string path, DateTimeOffset now) => Clear(singleClearings, 50, now, () => used.Remove(path));

    private static int Clear(List<DateTimeOffset> done, int limit, DateTimeOffset now, Action clear)
    {
        var today = BeijingDay.Of(now);
        done.RemoveAll(at => (BeijingDay.Of(at).Year, BeijingDay.Of(at).Month) != (today.Year, today.Month));
        if (done.Count >= limit)
            return 48006;
        done.Add(now);
        clear();
        return 0;
    }
}

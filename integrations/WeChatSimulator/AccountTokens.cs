namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>
/// Access tokens of one account. <c>token</c> and <c>stable_token</c> keep tokens of their own and do not end each
/// other's. Guarded by the world's lock.
/// </summary>
internal sealed class AccountTokens(Chance chance)
{
    private static readonly TimeSpan ChangeOver = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, Entry> known = [];
    private readonly List<DateTimeOffset> forced = [];
    private readonly Queue<DateTimeOffset> stableCalls = [];
    private Entry? classic;
    private Entry? stable;

    /// <summary>How long new tokens live; two hours unless a test is in a hurry.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long two tokens are valid together: five minutes, or half of a shorter life.</summary>
    private TimeSpan Overlap => ChangeOver < Life / 2 ? ChangeOver : Life / 2;

    /// <summary><c>/cgi-bin/token</c>: always a new one; the one before lives five minutes more.</summary>
    public TokenGrant Classic(DateTimeOffset now)
    {
        if (classic is { } before)
        {
            before.Superseded = true;
            before.Until = before.Until < now + Overlap ? before.Until : now + Overlap;
        }

        classic = Issue(now);
        return Grant(classic, now);
    }

    /// <summary><c>/cgi-bin/stable_token</c>: the same one until five minutes before its end.</summary>
    public TokenGrant Stable(bool force, DateTimeOffset now)
    {
        while (stableCalls.TryPeek(out var call) && call <= now.AddMinutes(-1))
            stableCalls.Dequeue();
        if (stableCalls.Count >= 10_000)
            return new TokenGrant(45011);
        stableCalls.Enqueue(now);
        if (force)
            return Force(now);
        if (stable is null || stable.Revoked || now >= stable.Until - Overlap)
            stable = Issue(now);
        return Grant(stable, now);
    }

    /// <returns>0, or why the token does not do.</returns>
    public int Check(string token, DateTimeOffset now) => known.GetValueOrDefault(token) switch
    {
        null => 40014,
        { Revoked: true } => 40001,
        { } entry when now >= entry.Until => entry.Superseded ? 40001 : 42001,
        _ => 0,
    };

    public bool Knows(string token) => known.ContainsKey(token);

    /// <summary>Ends all tokens before their time, as WeChat sometimes does.</summary>
    public void RevokeAll()
    {
        foreach (var entry in known.Values)
            entry.Revoked = true;
    }

    private TokenGrant Force(DateTimeOffset now)
    {
        forced.RemoveAll(at => BeijingDay.Of(at) != BeijingDay.Of(now));
        if (forced.Count >= 20)
            return new TokenGrant(45009);
        if (forced.Count > 0 && now - forced[^1] < TimeSpan.FromSeconds(30))
            return new TokenGrant(45011);
        forced.Add(now);
        stable?.Revoked = true;
        stable = Issue(now);
        return Grant(stable, now);
    }

    private Entry Issue(DateTimeOffset now)
    {
        var entry = new Entry($"{known.Count + 1:D3}_{chance.Word(132)}", now + Life);
        known.Add(entry.Token, entry);
        return entry;
    }

    private static TokenGrant Grant(Entry entry, DateTimeOffset now) => new(0, entry.Token, (int)(entry.Until - now).TotalSeconds);

    private sealed class Entry(string token, DateTimeOffset until)
    {
        public string Token { get; } = token;

        public DateTimeOffset Until { get; set; } = until;

        public bool Revoked { get; set; }

        public bool Superseded { get; set; }
    }
}

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Web authorization (网页授权) of one account. Guarded by the world's lock.</summary>
internal sealed class WebAuthorizations
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);
    private readonly Dictionary<string, Consent> codes = [];
    private readonly Dictionary<string, (Consent Consent, DateTimeOffset Until)> tokens = [];
    private readonly Dictionary<string, (Consent Consent, DateTimeOffset Until)> refreshes = [];

    /// <summary>A code that is good for one exchange within five minutes.</summary>
    public string Consented(Chance chance, string openId, string scope, bool snapshot, DateTimeOffset now)
    {
        var code = "0" + chance.Word(31);
        codes.Add(code, new Consent(openId, scope, snapshot, now + CodeLife));
        return code;
    }

    /// <returns>40029 for a code that never was, 40163 for a used one, 42003 for one that came too late.</returns>
    public WebGrant Exchange(Chance chance, string code, DateTimeOffset now)
    {
        if (!codes.TryGetValue(code, out var consent))
            return new WebGrant(40029);
        if (consent.Used)
            return new WebGrant(40163);
        if (now >= consent.Until)
            return new WebGrant(42003);
        consent.Used = true;
        return Issue(chance, consent, "R_" + chance.Word(120), now);
    }

    /// <returns>40030 for a refresh token that never was, 42002 for one of more than 30 days.</returns>
    public WebGrant Refresh(Chance chance, string refreshToken, DateTimeOffset now)
    {
        if (!refreshes.TryGetValue(refreshToken, out var entry))
            return new WebGrant(40030);
        return now >= entry.Until ? new WebGrant(42002) : Issue(chance, entry.Consent, refreshToken, now);
    }

    /// <summary>Whom a page's token speaks for.</summary>
    public WebGrant Check(string accessToken, string openId, DateTimeOffset now)
    {
        if (!tokens.TryGetValue(accessToken, out var entry))
            return new WebGrant(40001);
        if (now >= entry.Until)
            return new WebGrant(42001);
        return entry.Consent.OpenId == openId ? new WebGrant(0, openId, entry.Consent.Scope) : new WebGrant(40003);
    }

    private WebGrant Issue(Chance chance, Consent consent, string refreshToken, DateTimeOffset now)
    {
        var token = "W_" + chance.Word(120);
        tokens.Add(token, (consent, now + TokenLife));
        refreshes.TryAdd(refreshToken, (consent, now + RefreshLife));
        return new WebGrant(0, consent.OpenId, consent.Scope, token, refreshToken, consent.Snapshot);
    }

    private sealed class Consent(string openId, string scope, bool snapshot, DateTimeOffset until)
    {
        public string OpenId { get; } = openId;

        public string Scope { get; } = scope;

        public bool Snapshot { get; } = snapshot;

        public DateTimeOffset Until { get; } = until;

        public bool Used { get; set; }
    }
}

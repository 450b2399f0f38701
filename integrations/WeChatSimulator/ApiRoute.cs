namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>One address of the API.</summary>
internal sealed record ApiRoute(string Method, string Path, Func<ApiCall, CallResult> Handle)
{
    public bool NeedsToken { get; init; } = true;

    public AccountRights Right { get; init; }

    public int DailyLimit { get; init; } = 1_000_000;

    /// <summary>A POST whose body is not JSON.</summary>
    public bool Multipart { get; init; }

    /// <summary>For browsers rather than servers: no faults, no JSON.</summary>
    public bool ForBrowsers { get; init; }

    public bool ReadsJson => Method == "POST" && !Multipart;
}

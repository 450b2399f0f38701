namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Asks WeChat for the live menu and puts ours in its place.</summary>
public sealed class WeChatMenus
{
    private const int NoMenu = 46003;
    private readonly WeChatApi api;

    internal WeChatMenus(WeChatApi api) => this.api = api;

    /// <returns>The lines of the live menu, empty when there is none; or one sentence why they are not known.</returns>
    public async Task<(IReadOnlyList<string> Lines, string? Refusal)> LiveAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await api.CallAsync(account, "cgi-bin/menu/get", body: null, cancellation);
        if (answer.Code == NoMenu)
            return ([], null);
        if (answer.Code != 0)
            return ([], answer.Sentence);
        return (answer.Body.TryGetProperty("menu", out var menu) ? WeChatMenu.Lines(menu) : [], null);
    }

    /// <returns>Null when it is live; else one sentence why not.</returns>
    public async Task<string?> DeployAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await api.CallAsync(account, "cgi-bin/menu/create", new { button = account.Menu.Select(button => button.Body()).ToArray() }, cancellation);
        return answer.Code == 0 ? null : answer.Sentence;
    }
}

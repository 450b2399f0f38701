using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Access tokens and the ticket of the JS-SDK.</summary>
internal static class TokenCalls
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/cgi-bin/token", Classic) { NeedsToken = false },
        new("POST", "/cgi-bin/stable_token", Stable) { NeedsToken = false },
        new("GET", "/cgi-bin/ticket/getticket", Ticket),
    ];

    /// <summary>What a page has to sign with for <c>wx.config</c>; the address without what follows #.</summary>
    public static string PageSignature(string ticket, string nonce, string timestamp, string url) =>
        PushCrypto.Signature($"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url.Split('#')[0]}");

    private static CallResult Classic(ApiCall call)
    {
        var code = Authenticate(call, call.Query("grant_type"), call.Query("appid"), call.Query("secret"), "/cgi-bin/token", 2000, out var hint);
        return code != 0 ? CallResult.Of(code, hint) : Answer(call.Account.Tokens.Classic(call.Now));
    }

    private static CallResult Stable(ApiCall call)
    {
        var code = Authenticate(call, call.Text("grant_type"), call.Text("appid"), call.Text("secret"), "/cgi-bin/stable_token", 500_000, out var hint);
        if (code != 0)
            return CallResult.Of(code, hint);
        return Answer(call.Account.Tokens.Stable(call.Json["force_refresh"] is JsonValue force && force.TryGetValue<bool>(out var forced) && forced, call.Now));
    }

    private static CallResult Ticket(ApiCall call) => call.Query("type") is "jsapi" or "wx_card"
        ? CallResult.Of(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["ticket"] = $"TICKET-{PushCrypto.Signature(call.Account.Secret, BeijingDay.Of(call.Now).ToString("O"), (call.Now.Hour / 2).ToString())}",
            ["expires_in"] = 7200,
        })
        : CallResult.Of(40097);

    /// <returns>0 and the account in <see cref="ApiCall.Account"/>, or why no token is given.</returns>
    private static int Authenticate(ApiCall call, string grant, string appId, string secret, string path, int dailyLimit, out string? hint)
    {
        hint = null;
        if (grant != "client_credential")
            return 40002;
        if (appId.Length == 0)
            return 41002;
        if (call.World.Find(appId) is not { } account)
        {
            hint = SimulatedWeChat.IsMadeUp(appId) ? null : $"this is a simulator: only appids that begin with {SimulatedWeChat.AppIdPrefix}";
            return 40013;
        }

        if (secret.Length == 0)
            return 41004;
        if (secret != account.Secret)
            return 40125;
        var address = Address(call);
        if (account.Whitelist.Count > 0 && !account.Whitelist.Contains(address))
        {
            hint = $"invalid ip {address}, not in whitelist";
            return 40164;
        }

        call.Account = account;
        return account.Quotas.Use(path, dailyLimit, call.Now);
    }

    private static string Address(ApiCall call) =>
        call.Http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    private static CallResult Answer(TokenGrant grant) => grant.Code != 0
        ? CallResult.Of(grant.Code)
        : CallResult.Of(new JsonObject { ["access_token"] = grant.Token, ["expires_in"] = grant.Seconds });
}

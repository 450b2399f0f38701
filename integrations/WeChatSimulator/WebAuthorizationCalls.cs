using System.Net;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Web authorization (网页授权): the page in WeChat's browser and the calls behind it.</summary>
internal static class WebAuthorizationCalls
{
    /// <summary>Cookie with the OpenID of the person whose browser it is; without it the page asks.</summary>
    public const string PersonCookie = "simulator-person";

    public static IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/connect/oauth2/authorize", Authorize) { NeedsToken = false, ForBrowsers = true },
        new("GET", "/sns/oauth2/access_token", AccessToken) { NeedsToken = false },
        new("GET", "/sns/oauth2/refresh_token", RefreshToken) { NeedsToken = false },
        new("GET", "/sns/auth", Auth) { NeedsToken = false },
        new("GET", "/sns/userinfo", UserInfo) { NeedsToken = false },
    ];

    private static CallResult Authorize(ApiCall call)
    {
        if (call.World.Find(call.Query("appid")) is not { } account)
            return Problem("AppID 参数错误", 10013);
        if (!account.May(AccountRights.WebAuthorization) || call.Query("scope") is not ("snsapi_base" or "snsapi_userinfo"))
            return Problem("Scope 参数错误或没有 Scope 权限", 10005);
        if (!Uri.TryCreate(call.Query("redirect_uri"), UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https")
            || call.Query("response_type") != "code" || call.Query("state").Length > 128)
            return Problem("redirect_uri 参数错误", 10003);
        var who = call.Query("simulator_person") is { Length: > 0 } chosen ? chosen : call.Http.Request.Cookies[PersonCookie] ?? "";
        if (account.Find(who) is not { } person)
            return Choose(call, account);
        var snapshot = call.World.Faults.SnapshotMode;
        var openId = snapshot ? call.World.Chance.OpenId(account.OpenIdPrefix) : person.OpenId;
        var code = account.Authorizations.Consented(call.World.Chance, openId, call.Query("scope"), snapshot, call.Now);
        var query = target.Query.Length > 1 ? target.Query + "&" : "?";
        return new CallResult.Redirect(
            new UriBuilder(target) { Query = $"{query[1..]}code={code}&state={WebUtility.UrlEncode(call.Query("state"))}" }.Uri.AbsoluteUri);
    }

    private static CallResult AccessToken(ApiCall call)
    {
        if (call.World.Find(call.Query("appid")) is not { } account)
            return CallResult.Of(40013);
        if (!account.May(AccountRights.WebAuthorization))
            return CallResult.Of(48001);
        if (call.Query("secret") != account.Secret)
            return CallResult.Of(call.Query("secret").Length == 0 ? 41004 : 40125);
        if (call.Query("grant_type") != "authorization_code")
            return CallResult.Of(40002);
        return call.Query("code") is { Length: > 0 } code ? Answer(account.Authorizations.Exchange(call.World.Chance, code, call.Now)) : CallResult.Of(41008);
    }

    private static CallResult RefreshToken(ApiCall call)
    {
        if (call.World.Find(call.Query("appid")) is not { } account)
            return CallResult.Of(40013);
        return call.Query("grant_type") == "refresh_token"
            ? Answer(account.Authorizations.Refresh(call.World.Chance, call.Query("refresh_token"), call.Now))
            : CallResult.Of(40002);
    }

    private static CallResult Auth(ApiCall call) => CallResult.Of(Check(call, out _).Code);

    private static CallResult UserInfo(ApiCall call)
    {
        var grant = Check(call, out var account);
        if (grant.Code != 0)
            return CallResult.Of(grant.Code);
        if (grant.Scope != "snsapi_userinfo")
            return CallResult.Of(48001);
        return CallResult.Of(new JsonObject
        {
            ["openid"] = grant.OpenId,
            ["nickname"] = account?.Find(grant.OpenId)?.Name ?? "微信用户",
            ["sex"] = 0,
            ["province"] = "",
            ["city"] = "",
            ["country"] = "",
            ["headimgurl"] = "",
            ["privilege"] = new JsonArray(),
        });
    }

    private static WebGrant Check(ApiCall call, out SimulatedAccount? owner)
    {
        var grants =
            call.World.Accounts.Select(account =>
                (account, Grant: account.Authorizations.Check(call.Query("access_token"), call.Query("openid"), call.Now))).ToList();
        (owner, var found) = grants.Find(entry => entry.Grant.Code != 40001);
        return found ?? new WebGrant(40001);
    }

    private static CallResult Answer(WebGrant grant)
    {
        if (grant.Code != 0)
            return CallResult.Of(grant.Code);
        var answer = new JsonObject
        {
            ["access_token"] = grant.AccessToken,
            ["expires_in"] = 7200,
            ["refresh_token"] = grant.RefreshToken,
            ["openid"] = grant.OpenId,
            ["scope"] = grant.Scope,
        };
        if (grant.Snapshot)
            answer["is_snapshotuser"] = 1;
        return CallResult.Of(answer);
    }

    private static CallResult Problem(string text, int code) => CallResult.OfPage(Html($"<p>{text}</p><p>错误码：{code}</p>"));

    /// <summary>Outside of a simulated phone nobody knows who is looking.</summary>
    private static CallResult Choose(ApiCall call, SimulatedAccount account)
    {
        var query = WebUtility.HtmlEncode(call.Http.Request.QueryString.Value);
        var links =
            account.People.Select(person => $"<p><a href=\"{query}&amp;simulator_person={person.OpenId}\">{WebUtility.HtmlEncode(person.Name)}</a></p>");
        return CallResult.OfPage(Html($"<p>以谁的微信打开这个网页？</p>{string.Concat(links)}"));
    }

    private static string Html(string body) =>
        $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>微信</title><body "
            + $"style=\"font:16px sans-serif;padding:24px\">{body}</body></html>";
}

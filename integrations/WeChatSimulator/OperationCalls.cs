using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Addresses and quotas.</summary>
internal static class OperationCalls
{
    private static readonly Dictionary<string, int> DailyLimits =
        new[] { MessageCalls.Routes, TemplateCalls.Routes, SubscriptionCalls.Routes, MenuCalls.Routes, QrCalls.Routes, MediaCalls.Routes, UserCalls.Routes }
        .SelectMany(area => area).ToDictionary(route => route.Path, route => route.DailyLimit);

    public static IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/cgi-bin/getcallbackip", Addresses),
        new("GET", "/cgi-bin/get_api_domain_ip", Addresses),
        new("POST", "/cgi-bin/clear_quota", Clear),
        new("POST", "/cgi-bin/clear_quota/v2", ClearWithSecret) { NeedsToken = false },
        new("POST", "/cgi-bin/openapi/quota/get", Quota),
        new("POST", "/cgi-bin/openapi/quota/clear", ClearOne),
        new("POST", "/cgi-bin/callback/check", CheckCallback),
    ];

    private static CallResult Addresses(ApiCall call) => CallResult.Of(new JsonObject { ["ip_list"] = new JsonArray("127.0.0.1", "127.0.0.0/8") });

    private static CallResult Clear(ApiCall call) =>
        call.Text("appid") == call.Account.AppId ? CallResult.Of(call.Account.Quotas.Clear(call.Now)) : CallResult.Of(40013);

    private static CallResult ClearWithSecret(ApiCall call)
    {
        if (call.World.Find(call.Text("appid")) is not { } account)
            return CallResult.Of(40013);
        return call.Text("appsecret") == account.Secret ? CallResult.Of(account.Quotas.Clear(call.Now)) : CallResult.Of(40125);
    }

    private static CallResult Quota(ApiCall call)
    {
        var path = call.Text("cgi_path");
        if (!DailyLimits.TryGetValue(path, out var limit))
            return CallResult.Of(76021, "cgi_path not found, please check");
        limit = call.Account.Quotas.Limits.GetValueOrDefault(path, limit);
        var used = call.Account.Quotas.Used(path, call.Now);
        return CallResult.Of(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["quota"] = new JsonObject { ["daily_limit"] = limit, ["used"] = used, ["remain"] = limit - used },
            ["rate_limit"] = new JsonObject { ["call_count"] = call.Account.Quotas.PerMinute, ["refresh_second"] = 60 },
        });
    }

    private static CallResult ClearOne(ApiCall call) => DailyLimits.ContainsKey(call.Text("cgi_path"))
        ? CallResult.Of(call.Account.Quotas.Clear(call.Text("cgi_path"), call.Now))
        : CallResult.Of(76021, "cgi_path not found, please check");

    private static CallResult CheckCallback(ApiCall call) => CallResult.Of(new JsonObject
    {
        ["dns"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.1", ["real_operator"] = "DEFAULT" }),
        ["ping"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.1", ["from_operator"] = "DEFAULT", ["package_loss"] = "0%", ["time"] = "0.1ms" }),
    });
}

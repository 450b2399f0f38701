using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Parametric QR codes (带参数二维码).</summary>
internal static class QrCalls
{
    private const int LongestLife = 2_592_000;
    private const int ShortestLife = 60;

    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/qrcode/create", Create) { Right = AccountRights.QrCode, DailyLimit = 100_000 },
        new("GET", "/cgi-bin/showqrcode", Show) { NeedsToken = false, ForBrowsers = true },
    ];

    private static CallResult Create(ApiCall call)
    {
        var action = call.Text("action_name");
        if (Scene(call, action) is not { } scene)
            return CallResult.Of(40097, "invalid scene");
        var codes = call.Account.QrCodes;
        if (action is "QR_LIMIT_SCENE" or "QR_LIMIT_STR_SCENE")
            return codes.IsFull ? CallResult.Of(45009) : Answer(codes.Add(call.World.Chance, scene, null, call.Now), null);
        var seconds = call.Text("expire_seconds") is { Length: > 0 } given ? int.TryParse(given, out var number) ? number : -1 : ShortestLife;
        if (seconds is < 1 or > LongestLife)
            return CallResult.Of(40097, "invalid expire_seconds");
        return Answer(codes.Add(call.World.Chance, scene, TimeSpan.FromSeconds(seconds), call.Now), seconds);
    }

    /// <returns>Null for an unknown action or a scene that does not fit it.</returns>
    private static string? Scene(ApiCall call, string action)
    {
        var (number, text) = (call.Text("action_info", "scene", "scene_id"), call.Text("action_info", "scene", "scene_str"));
        return action switch
        {
            "QR_SCENE" => uint.TryParse(number, out var id) && id != 0 ? number : null,
            "QR_LIMIT_SCENE" => int.TryParse(number, out var id) && id is >= 1 and <= 100_000 ? number : null,
            "QR_STR_SCENE" or "QR_LIMIT_STR_SCENE" => text.Length is >= 1 and <= 64 ? text : null,
            _ => null,
        };
    }

    private static CallResult Answer(QrCode code, int? seconds)
    {
        var answer = new JsonObject { ["ticket"] = code.Ticket };
        if (seconds is not null)
            answer["expire_seconds"] = seconds;
        answer["url"] = code.Url;
        return CallResult.Of(answer);
    }

    private static CallResult Show(ApiCall call) => call.World.Accounts.Any(account => account.QrCodes.Find(call.Query("ticket"), call.Now) is not null)
        ? new CallResult.File(SamplePictures.QrLike(call.Query("ticket")), "image/jpeg")
        : new CallResult.NotFound();
}

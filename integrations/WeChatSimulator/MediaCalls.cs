using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Temporary media (临时素材), and the addresses where pictures can be seen.</summary>
internal static class MediaCalls
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/cgi-bin/media/upload", Upload) { Right = AccountRights.Media, DailyLimit = 5000, Multipart = true },
        new("GET", "/cgi-bin/media/get", Get) { Right = AccountRights.Media, DailyLimit = 10_000 },
        new("GET", "/cgi-bin/media/get/jssdk", Get) { Right = AccountRights.Media, DailyLimit = 10_000 },
    ];

    /// <summary>The route of <c>/mmbiz/{id}/0</c>, as PicUrl names it: no token, and gone after three days.</summary>
    public static ApiRoute Public(string path) => new("GET", path, Show) { NeedsToken = false, ForBrowsers = true };

    private static CallResult Upload(ApiCall call)
    {
        var type = call.Query("type");
        if (call.Upload is not { FieldName: "media" } file)
            return CallResult.Of(type is "image" or "voice" or "video" or "thumb" ? 41005 : 40004);
        if (MediaStore.Check(type, file.ContentType, file.Content) is not 0 and var wrong)
            return CallResult.Of(wrong);
        var medium = call.Account.Media.Add(call.World.Chance, type, TypeOf(file.Content), file.FileName, file.Content, call.Now);
        return CallResult.Of(
            new JsonObject { ["type"] = type, [type == "thumb" ? "thumb_media_id" : "media_id"] = medium.Id, ["created_at"] = call.Now.ToUnixTimeSeconds() });
    }

    private static CallResult Get(ApiCall call)
    {
        if (call.Query("media_id") is not { Length: > 0 } id)
            return CallResult.Of(41006);
        if (call.Account.Media.Find(id, call.Now) is not { } medium)
            return CallResult.Of(40007);
        return medium.Type == "video"
            ? CallResult.Of(new JsonObject { ["video_url"] = call.World.MediaAddress(medium) })
            : new CallResult.File(medium.Content, medium.ContentType, medium.FileName);
    }

    private static CallResult Show(ApiCall call)
    {
        var id = call.Http.Request.Path.Value!.Split('/') is [.., var name, "0"] ? name : "";
        return call.World.Accounts.Select(account => account.Media.Find(id, call.Now)).FirstOrDefault(found => found is not null) is { } medium
            ? new CallResult.File(medium.Content, medium.ContentType)
            : new CallResult.NotFound();
    }

    private static string TypeOf(byte[] content) => MediaStore.Form(content) switch
    {
        "png" => "image/png",
        "gif" => "image/gif",
        "bmp" => "image/bmp",
        "amr" => "audio/amr",
        "mp3" => "audio/mp3",
        "mp4" => "video/mp4",
        _ => "image/jpeg",
    };
}

using System.Text;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a menu may look like.</summary>
internal static class MenuRules
{
    private static readonly string[] Types =
    [
        "click", "view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select",
        "media_id", "article_id", "article_view_limited", "view_limited", "miniprogram",
    ];

    private static readonly string[] PrivateCriteria = ["sex", "country", "province", "city", "language"];

    /// <returns>0, or the errcode of the first thing that is wrong.</returns>
    public static int Check(JsonNode? button)
    {
        if (button is not JsonArray buttons)
            return 40015;
        if (buttons.Count is < 1 or > 3)
            return 40017;
        return buttons.Select(CheckTop).FirstOrDefault(code => code != 0);
    }

    /// <returns>0, or the errcode of what is wrong with a conditional menu's rule.</returns>
    public static int CheckRule(JsonNode? rule, JsonArray buttons, MenuStore menus)
    {
        if (menus.Buttons is null)
            return 65303;
        if (rule is not JsonObject given || given.All(part => string.IsNullOrEmpty(part.Value?.ToString())))
            return 65304;
        if (PrivateCriteria.Any(name => !string.IsNullOrEmpty(given[name]?.ToString())))
            return 65320;
        var domains = menus.Conditional.Select(menu => menu.Buttons).Append(buttons).SelectMany(Hosts).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return domains > 3 ? 65316 : 0;
    }

    private static int CheckTop(JsonNode? node)
    {
        if (node is not JsonObject button)
            return 40016;
        if (!Named(button, 16))
            return 40018;
        if (button["sub_button"] is not JsonArray { Count: > 0 } sub)
            return CheckLeaf(button, top: true);
        if (sub.Count > 5)
            return 40023;
        foreach (var inner in sub)
        {
            if (inner is not JsonObject leaf)
                return 40022;
            if (leaf["sub_button"] is JsonArray { Count: > 0 })
                return 40021;
            if (!Named(leaf, 60))
                return 40025;
            if (CheckLeaf(leaf, top: false) is not 0 and var code)
                return code;
        }

        return 0;
    }

    private static int CheckLeaf(JsonObject button, bool top)
    {
        var type = Text(button, "type");
        if (!Types.Contains(type))
            return top ? 40016 : 40024;
        switch (type)
        {
            case "view":
                return Address(button) ? 0 : top ? 40020 : 40027;
            case "miniprogram":
                return Address(button) && Text(button, "appid").Length > 0 && Text(button, "pagepath").Length > 0 ? 45064 : top ? 40020 : 40027;
            case "media_id" or "view_limited":
                return Text(button, "media_id").Length > 0 ? 0 : 40007;
            case "article_id" or "article_view_limited":
                return Text(button, "article_id").Length > 0 ? 0 : 40007;
            default:
                return Encoding.UTF8.GetByteCount(Text(button, "key")) is > 0 and <= 128 ? 0 : top ? 40019 : 40026;
        }
    }

    private static bool Named(JsonObject button, int limit) => Encoding.UTF8.GetByteCount(Text(button, "name")) is var bytes && bytes > 0 && bytes <= limit;

    private static bool Address(JsonObject button) =>
        Text(button, "url") is var url && Encoding.UTF8.GetByteCount(url) is > 0 and <= 1024
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    private static IEnumerable<string> Hosts(JsonArray buttons) => buttons.OfType<JsonObject>()
        .SelectMany(button => button["sub_button"] is JsonArray sub ? sub.OfType<JsonObject>().Append(button) : [button])
        .Select(button => Uri.TryCreate(Text(button, "url"), UriKind.Absolute, out var url) ? url.Host : "").Where(host => host.Length > 0);

    private static string Text(JsonObject button, string name) => button[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}

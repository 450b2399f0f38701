using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>The menu of an account (自定义菜单), from the settings <c>WeChat:Accounts:{name}:Menu</c>; without them a default one.</summary>
public static class WeChatMenu
{
    private const int TopLimit = 3;
    private const int BelowLimit = 5;

    /// <summary>All that is said here is understood by the assistant.</summary>
    public static IReadOnlyList<MenuButton> Default { get; } =
    [
        MenuButton.Saying("我要反映", "我要反映问题"),
        new("法律服务", null, null,
        [
            MenuButton.Saying("法律咨询", "法律咨询"), MenuButton.Saying("预约周四律师", "预约周四律师"), MenuButton.Saying("法治大讲堂", "法治大讲堂"),
            MenuButton.Saying("道德讲堂", "道德讲堂"), MenuButton.Saying("转人工", "转人工"),
        ]),
        new("我的", null, null,
        [
            MenuButton.Saying("我的诉求", "我的诉求"), MenuButton.Saying("我的预约", "我的预约"), MenuButton.Saying(ReplyTexts.Show, ReplyTexts.Show),
            MenuButton.Saying("大字版", "大字版"),
        ]),
    ];

    /// <exception cref="SettingException">A button is not as WeChat wants it.</exception>
    internal static IReadOnlyList<MenuButton> From(IConfigurationSection menu)
    {
        if (!menu.Exists())
            return Default;
        return Read(menu, TopLimit, 16, mayHold: true);
    }

    /// <summary>A line for each button, as it is compared and printed: <c>我的 ＞ 我的预约：说“我的预约”</c>.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<MenuButton> menu) =>
        [.. menu.SelectMany(top => top.Buttons.Count == 0 ? [Line("", top)] : top.Buttons.Select(button => Line(top.Name + " ＞ ", button)))];

    /// <summary>The lines of a live menu, also of kinds of buttons that the settings do not have.</summary>
    internal static IReadOnlyList<string> Lines(JsonElement live) =>
        [.. Buttons(live, "button").SelectMany(top => Buttons(top, "sub_button") is { Count: > 0 } below
            ? below.Select(button => Line(Text(top, "name") + " ＞ ", button)) : [Line("", top)])];

    private static string Line(string above, MenuButton button) => $"{above}{button.Name}：{(button.Url is { } url ? $"打开 {url}" : $"说“{button.Say}”")}";

    private static string Line(string above, JsonElement button) => $"{above}{Text(button, "name")}：" + Text(button, "type") switch
    {
        "click" => $"说“{Text(button, "key")}”",
        "view" => $"打开 {Text(button, "url")}",
        var other => $"{other} {Text(button, "key")}{Text(button, "url")}{Text(button, "pagepath")}".TrimEnd(),
    };

    private static List<JsonElement> Buttons(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var buttons)
            && buttons.ValueKind == JsonValueKind.Array ? [.. buttons.EnumerateArray()] : [];

    private static string Text(JsonElement button, string name) =>
        button.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IReadOnlyList<MenuButton> Read(IConfigurationSection list, int most, int nameLimit, bool mayHold)
    {
        var sections = list.GetChildren().ToList();
        if (sections.Count < 1 || sections.Count > most)
            throw Wrong(list, $"有 {sections.Count} 个按钮，应是 1 到 {most} 个", "__0__Name=我要反映");
        return [.. sections.Select(section => ReadOne(section, nameLimit, mayHold))];
    }

    private static MenuButton ReadOne(IConfigurationSection section, int nameLimit, bool mayHold)
    {
        var (name, say, url, buttons) = (section["Name"] ?? "", section["Say"], section["Url"], section.GetSection("Buttons"));
        if (name.Trim().Length == 0 || WeChatTexts.Bytes(name) > nameLimit)
            throw Wrong(section, $"的 Name 是 \"{name}\"，应有字，最多 {nameLimit} 个字节（{nameLimit / 3} 个汉字）", "__Name=我要反映");
        var given = (say is null ? 0 : 1) + (url is null ? 0 : 1) + (buttons.Exists() ? 1 : 0);
        if (given != 1 || (buttons.Exists() && !mayHold))
            throw Wrong(section, mayHold ? "要在 Say、Url、Buttons 里恰好设一个" : "要在 Say、Url 里恰好设一个，这一层不能再有 Buttons", "__Say=我要反映问题");
        if (say is not null && (say.Trim().Length == 0 || WeChatTexts.Bytes(say) > 128))
            throw Wrong(section, "的 Say 应有字，最多 128 个字节（42 个汉字）", "__Say=我要反映问题");
        if (url is not null
            && (WeChatTexts.Bytes(url) > 1024 || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")))
            throw Wrong(section, "的 Url 应是完整的网址，以 https:// 或 http:// 开头，最多 1024 个字节", "__Url=https://jumin.example.gov.cn/my");
        return new MenuButton(name, say, url, buttons.Exists() ? Read(buttons, BelowLimit, 60, mayHold: false) : []);
    }

    private static SettingException Wrong(IConfigurationSection section, string what, string example) =>
        new($"{section.Path} {what}，例如 {section.Path.Replace(":", "__", StringComparison.Ordinal)}{example}。");
}

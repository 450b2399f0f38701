namespace ResidentAssistant.Integrations.WeChat;

/// <summary>A button of the menu under the conversation: it says words for the resident, opens a page, or holds buttons.</summary>
/// <param name="Name">At most 16 UTF-8 bytes at the top, 60 below.</param>
/// <param name="Say">Arrives as if the resident had written it; at most 128 bytes.</param>
/// <param name="Url">At most 1,024 bytes.</param>
public sealed record MenuButton(string Name, string? Say, string? Url, IReadOnlyList<MenuButton> Buttons)
{
    internal static MenuButton Saying(string name, string say) => new(name, say, null, []);

    internal object Body() => this switch
    {
        { Buttons.Count: > 0 } => new { name = Name, sub_button = Buttons.Select(button => button.Body()).ToArray() },
        { Url: { } url } => new { type = "view", name = Name, url },
        _ => new { type = "click", name = Name, key = Say },
    };
}

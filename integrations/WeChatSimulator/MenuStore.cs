using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>The menus of one account. Guarded by the world's lock.</summary>
internal sealed class MenuStore
{
    private readonly List<ConditionalMenu> conditional = [];
    private long lastId = 429_680_900;

    public long Id { get; private set; }

    public JsonArray? Buttons { get; private set; }

    public IReadOnlyList<ConditionalMenu> Conditional => conditional;

    public void Replace(JsonArray buttons) => (Buttons, Id) = ((JsonArray)buttons.DeepClone(), ++lastId);

    public void Clear()
    {
        Buttons = null;
        conditional.Clear();
    }

    public long Add(JsonArray buttons, JsonObject rule)
    {
        conditional.Add(new ConditionalMenu(++lastId, (JsonArray)buttons.DeepClone(), (JsonObject)rule.DeepClone()));
        return lastId;
    }

    public bool Remove(long id) => conditional.RemoveAll(menu => menu.Id == id) > 0;

    /// <summary>The newest conditional menu whose tag the person has last been given, else the common one.</summary>
    public (long Id, JsonArray? Buttons) For(SimulatedPerson person) =>
        conditional.FindLast(menu => person.Tags.Count > 0 && TagOf(menu.Rule) == person.Tags[^1]) is { } mine ? (mine.Id, mine.Buttons) : (Id, Buttons);

    public static IReadOnlyList<MenuButton> Read(JsonArray? buttons) => buttons is null ? [] : [.. buttons.OfType<JsonObject>().Select(Read)];

    private static MenuButton Read(JsonObject button)
    {
        var text = (string name) => button[name]?.ToString() ?? "";
        var type = text("type");
        var value =
            type switch
            {
                "view" or "view_limited" => text("url"),
                "miniprogram" => text("pagepath"),
                "media_id" =>
                text("media_id"),
                "article_id" or "article_view_limited" => text("article_id"),
                _ => text("key")
            };
        return new MenuButton(text("name"), type, value, Read(button["sub_button"] as JsonArray));
    }

    private static int TagOf(JsonObject rule) => int.TryParse(rule["tag_id"]?.ToString(), out var tag) ? tag : -1;
}

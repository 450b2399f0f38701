using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>The main menu (主菜单), as the modules declare it.</summary>
public sealed class MainMenu(IEnumerable<MenuEntry> entries)
{
    public IReadOnlyList<Choice> Choices { get; } = [.. entries.OrderBy(entry => entry.Order).Select(entry => entry.Choice)];
}

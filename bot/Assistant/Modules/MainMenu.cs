using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>The main menu (主菜单), as the modules declare it.</summary>
public sealed class MainMenu
{
    public MainMenu(IEnumerable<MenuEntry> entries)
    {
        MenuEntry[] sorted = [.. entries.OrderBy(entry => entry.Order)];
        Choices = [.. sorted.Select(entry => entry.Choice)];
        Offers = [.. sorted.Select(entry => entry.Offers).OfType<string>()];
        Examples = [.. sorted.SelectMany(entry => entry.Examples)];
    }

    public IReadOnlyList<Choice> Choices { get; }

    /// <inheritdoc cref="MenuEntry.Offers"/>
    public IReadOnlyList<string> Offers { get; }

    /// <inheritdoc cref="MenuEntry.Examples"/>
    public IReadOnlyList<string> Examples { get; }
}

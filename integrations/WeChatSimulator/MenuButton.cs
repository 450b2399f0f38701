namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Value">The key, the address or the page path.</param>
internal sealed record MenuButton(string Name, string Type, string Value, IReadOnlyList<MenuButton> Sub);

using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>A choice of the main menu.</summary>
/// <param name="Order">From the top: what is needed more often has the smaller number.</param>
/// <param name="Choice">What it says and begins.</param>
public sealed record MenuEntry(int Order, Choice Choice);

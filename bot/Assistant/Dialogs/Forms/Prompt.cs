using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A question with the answers that can be tapped.</summary>
public sealed record Prompt(string Text, params IReadOnlyList<Choice> Choices);

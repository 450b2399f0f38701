namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>An answer as the slot hears it.</summary>
/// <param name="Text">What was written, trimmed.</param>
/// <param name="Picked">The value of the choice that was tapped or named; null when it was free text.</param>
/// <param name="Surely">It is an answer to this question; else only what is plainly one counts.</param>
public sealed record SlotInput(string Text, string? Picked, bool Surely = true);

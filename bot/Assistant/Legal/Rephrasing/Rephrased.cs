using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>An answer in a model's words, or why there is none.</summary>
/// <param name="Text">Null unless it was said by the model and stood the check.</param>
/// <param name="How">What came of it.</param>
public sealed record Rephrased(string? Text, Rephrasing How);

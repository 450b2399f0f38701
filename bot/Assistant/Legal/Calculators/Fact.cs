using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Something a figure depends on: the question for it, and the answer in words.</summary>
/// <param name="Called">What residents call it, e.g. 月工资; 改月工资 is the choice that asks for it again.</param>
/// <param name="Slot">Its question.</param>
/// <param name="Show">What was taken for the answer; null while there is none.</param>
public sealed record Fact<TDraft>(string Called, Slot<TDraft> Slot, Func<TDraft, string?> Show);

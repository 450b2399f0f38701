namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>From a day to another, both included.</summary>
/// <param name="Exact">False when only months or a length of time were said.</param>
public sealed record SaidSpan(DateOnly From, DateOnly To, bool Exact);

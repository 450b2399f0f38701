namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A case whose staff may be answered until a time.</summary>
/// <param name="Asks">Staff asked for something.</param>
public sealed record Answerable(Guid CaseId, DateTimeOffset Until, bool Asks = false);

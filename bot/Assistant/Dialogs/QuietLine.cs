using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A line of help below an answer, of one kind, that is not said again until a time.</summary>
public sealed record QuietLine(DangerKind Kind, DateTimeOffset Until);

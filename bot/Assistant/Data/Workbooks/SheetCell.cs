namespace ResidentAssistant.Assistant.Data.Workbooks;

/// <param name="Text">As <see cref="SheetText.Read"/> leaves it.</param>
/// <param name="IsComputed">A formula, or the error of one: what stands there may be old.</param>
internal sealed record SheetCell(string Text, bool IsComputed);

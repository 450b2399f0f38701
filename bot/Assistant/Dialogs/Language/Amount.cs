namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>An amount of money as a resident said it.</summary>
/// <param name="Vague">Said with 约, 左右 or 多: what follows from it is marked 约.</param>
public sealed record Amount(decimal Yuan, bool Vague);

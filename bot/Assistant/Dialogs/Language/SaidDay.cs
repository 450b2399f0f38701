namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A day as a resident said it.</summary>
public sealed record SaidDay(DateOnly Day, Precision Precision);

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a line does, and how sure that is.</summary>
/// <param name="Likeliest">The likeliest act.</param>
/// <param name="Probability">0 to 1, four digits.</param>
/// <param name="Words">The character groups that speak for it most, strongest first.</param>
public sealed record ActReading(DialogAct Likeliest, double Probability, IReadOnlyList<string> Words);

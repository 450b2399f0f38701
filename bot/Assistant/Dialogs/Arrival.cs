namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a resident came in by, e.g. a code that was scanned.</summary>
/// <param name="Greeting">What greets the resident.</param>
/// <param name="Place">What is reported soon after is about this place; null when nothing is known.</param>
/// <param name="Command">What it begins; null: nothing.</param>
public sealed record Arrival(string Greeting, string? Place, string? Command);

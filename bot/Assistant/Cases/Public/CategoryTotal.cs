namespace ResidentAssistant.Assistant.Cases;

/// <summary>How many cases of a category were received.</summary>
public sealed record CategoryTotal(string Category, int Received);

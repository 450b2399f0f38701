namespace ResidentAssistant.Assistant.Cases;

/// <summary>One complaint whose category is known.</summary>
public sealed record CategoryExample(CaseCategory Category, string Text, string? Title = null);

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A line somebody wrote down, with the case that came of it.</summary>
public sealed record GridLine(GridEntry Entry, string? Number);

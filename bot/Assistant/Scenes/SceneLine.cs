namespace ResidentAssistant.Assistant.Scenes;

/// <summary>A scene in the list of staff.</summary>
public sealed record SceneLine(Scene Scene, string? Unit);

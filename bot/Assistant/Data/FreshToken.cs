namespace ResidentAssistant.Assistant.Data;

/// <summary>What the outside system gave.</summary>
/// <param name="Life">How long from now it is valid.</param>
public sealed record FreshToken(string Value, TimeSpan Life);

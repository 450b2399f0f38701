namespace ResidentAssistant.Assistant.Staff;

/// <summary>A key with the name of its unit.</summary>
public sealed record ApiKeyLine(ApiKey Key, string? Unit);

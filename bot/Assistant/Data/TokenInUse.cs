namespace ResidentAssistant.Assistant.Data;

/// <summary>A token as it is used.</summary>
/// <param name="Version">For <see cref="SharedTokens.ForgetAsync"/>.</param>
public sealed record TokenInUse(string Value, int Version, DateTimeOffset RefreshAt);

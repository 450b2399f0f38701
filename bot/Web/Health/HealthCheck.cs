namespace ResidentAssistant.Web.Health;

/// <summary>One thing that must be well before residents are sent here.</summary>
/// <param name="Says">In words; names no path, host or secret, since anybody may read it.</param>
internal sealed record HealthCheck(string Name, bool Ok, string Says);

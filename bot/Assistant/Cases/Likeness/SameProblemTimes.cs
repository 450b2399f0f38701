namespace ResidentAssistant.Assistant.Cases;

/// <summary>How long the same problem is looked for.</summary>
/// <param name="Open">Open cases that are known.</param>
/// <param name="ReadSeconds">Until they were.</param>
/// <param name="Alike">How many were found each time, in the mean.</param>
/// <param name="P50">Milliseconds, as the next two.</param>
public sealed record SameProblemTimes(int Open, double ReadSeconds, double Alike, double P50, double P95, double P99);

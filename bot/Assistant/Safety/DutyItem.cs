namespace ResidentAssistant.Assistant.Safety;

/// <summary>An alert as the duty desk shows it.</summary>
/// <param name="Unit">Name of the unit it rings at; null when no place was said: then at every street.</param>
/// <param name="Rings">It waits for this member of staff to acknowledge it.</param>
public sealed record DutyItem(DangerAlert Alert, string? Unit, bool Rings);

namespace ResidentAssistant.Assistant.City;

/// <summary>An item of the duty list with the name of its unit.</summary>
public sealed record DutyLine(Duty Duty, string Unit);

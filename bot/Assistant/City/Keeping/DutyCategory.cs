namespace ResidentAssistant.Assistant.City;

/// <summary>A category of matters that the duty list divides by, declared by the module that handles them.</summary>
/// <param name="Name">As staff read it, e.g. 环境保护.</param>
public sealed record DutyCategory(string Name);

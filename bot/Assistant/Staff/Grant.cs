namespace ResidentAssistant.Assistant.Staff;

/// <summary>A role may do something as far as this.</summary>
public sealed record Grant(StaffRole Role, Reach Reach);

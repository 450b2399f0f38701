namespace ResidentAssistant.Assistant.Staff;

/// <summary>A line of the log.</summary>
/// <param name="AccountName">Whose account it was about; null when it was not about an account.</param>
public sealed record AuditLine(AuditEntry Entry, string? AccountName);

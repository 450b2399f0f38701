namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>The archive is damaged, cut off or none of ours; the message is a sentence for the operator.</summary>
public sealed class BackupUnusableException(string message) : Exception(message);

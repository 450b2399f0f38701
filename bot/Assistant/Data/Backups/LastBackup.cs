namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>When the last backup was taken, and where to; kept in <c>DataDir/last-backup.json</c>.</summary>
public sealed record LastBackup(DateTimeOffset TakenAt, string File);

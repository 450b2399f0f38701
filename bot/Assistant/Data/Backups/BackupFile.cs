namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>An entry of the archive.</summary>
/// <param name="Name">Path with slashes, e.g. <c>attachments/0192...</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record BackupFile(string Name, long Size, string Sha256);

namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>What a backup holds: its last entry, against which all others are compared.</summary>
/// <param name="Format">Of the archive; this program reads <see cref="CurrentFormat"/>.</param>
/// <param name="TakenAt">When the copy of the database was begun: what was acknowledged before is in it.</param>
/// <param name="Migration">The newest migration of the database.</param>
/// <param name="Tables">Rows of each table.</param>
/// <param name="Files">Every other entry.</param>
/// <param name="Missing">Attachments that a row names and that have no file: lost before, or erased while the backup ran.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset TakenAt, string? Migration, IReadOnlyDictionary<string, long> Tables, IReadOnlyList<BackupFile> Files, int Missing)
{
    internal const int CurrentFormat = 1;
}

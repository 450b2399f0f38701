namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>How a backup ended.</summary>
public abstract record BackupOutcome
{
    private BackupOutcome()
    {
    }

    /// <param name="Bytes">Size of the archive.</param>
    public sealed record Done(BackupManifest Manifest, long Bytes) : BackupOutcome;

    public sealed record Refused(string Why) : BackupOutcome;
}

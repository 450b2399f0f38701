namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>How a restore ended.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    /// <param name="Replaced">Folder with what was there before; null when there was nothing.</param>
    public sealed record Done(BackupManifest Manifest, string? Replaced) : RestoreOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(string Why) : RestoreOutcome;
}

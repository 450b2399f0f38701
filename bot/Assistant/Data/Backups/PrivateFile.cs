namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>A file that only its owner can read.</summary>
internal static class PrivateFile
{
    /// <summary>Creates the file, in place of one that is there.</summary>
    public static FileStream Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

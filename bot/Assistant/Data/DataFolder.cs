namespace ResidentAssistant.Assistant.Data;

/// <summary>The folder <c>DataDir</c>: whether it can be used, and that nobody replaces it meanwhile.</summary>
public sealed class DataFolder(DatabaseOptions database) : IDisposable
{
    /// <summary>A folder in it that is left behind by a restore that was not finished.</summary>
    public const string Unfinished = ".restoring";

    internal const string LockFile = "in-use.lock";
    private FileStream? inUse;

    /// <summary>Bytes that may still be written to the folder's disk, or to the one on which it will be created.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public static long FreeBytes(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
            folder = above;
        return new DriveInfo(folder).AvailableFreeSpace;
    }

    /// <summary>Creates what is missing, tries to write everywhere, and keeps a restore away until this is disposed.</summary>
    /// <exception cref="SettingException">The folder cannot be used; the message says why and what to do.</exception>
    public void Open()
    {
        if (inUse is not null)
            return;
        if (Directory.Exists(Path.Combine(database.DataDir, Unfinished)))
            throw new SettingException($"{database.DataDir} 里有一次没有做完的恢复。请再运行一次 restore 备份文件 --force，做完再启动。");
        foreach (var folder in new[] { database.DataDir, database.KeysFolder, database.AttachmentsFolder, database.IndexFolder })
            if (Problem(folder, create: true) is { } problem)
                throw new SettingException(problem + (folder == database.IndexFolder ? "index 只是缓存，也可以删除这个文件夹，启动后会自动重建。" : ""));
        if (Directory.Exists(database.DatabaseFile))
            throw new SettingException(
                $"ConnectionStrings:Main 里的 {database.DatabaseFile} 是一个文件夹，应是数据库文件，例如 {DatabaseOptions.Example(DatabaseProvider.Sqlite)}。");
        inUse = Lock(FileShare.ReadWrite) ?? throw new SettingException($"{database.DataDir} 正在恢复备份，请等恢复做完再启动。");
    }

    /// <returns>Null while any process uses the folder.</returns>
    public IDisposable? LockAlone() => Lock(FileShare.None);

    /// <summary>Why nothing can be written to a folder; null when it can.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="create">Creates the folder when it is missing; else the nearest folder above it is tried.</param>
    public static string? Problem(string folder, bool create)
    {
        if (File.Exists(folder))
            return $"数据目录 {folder} 是一个文件，应该是文件夹。请移走这个文件，或者改设置 DataDir，例如 DataDir=/var/lib/residentassistant。";
        try
        {
            if (create)
                Directory.CreateDirectory(folder);
            while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
                folder = above;
            var trial = Path.Combine(folder, $".write-check-{Guid.NewGuid():N}");
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            // A full disk still takes an empty file, and a database needs more than a byte.
            file.Write(new byte[64 * 1024]);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return StorageFault.IsFull(failure)
                ? $"数据目录 {folder} 不能写入（磁盘满了）。请腾出空间，例如删除旧的备份和日志。"
                : $"数据目录 {folder} 不能写入（{StorageFault.Why(failure)}）。请检查磁盘、权限和设置 DataDir：文件夹要属于运行本程序的用户，例如 chown -R residentassistant {folder}。";
        }
    }

    public void Dispose() => inUse?.Dispose();

    private FileStream? Lock(FileShare share)
    {
        try
        {
            return new FileStream(Path.Combine(database.DataDir, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException failure) when (StorageFault.IsTaken(failure))
        {
            return null;
        }
    }
}

using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>Reads an archive to its end and compares everything with its manifest.</summary>
internal static class BackupReader
{
    private static readonly string[] Folders = ["attachments", "keys", "spool"];

    /// <param name="archive">Path.</param>
    /// <param name="folder">Where entries are unpacked, under their names; created.</param>
    /// <param name="unpack">Which entries are unpacked; the others are only compared.</param>
    /// <param name="cancellation">Stops in between.</param>
    /// <exception cref="BackupUnusableException">Something is missing, differs or does not belong there.</exception>
    public static async Task<BackupManifest> ReadAsync(string archive, string folder, Func<string, bool> unpack, CancellationToken cancellation)
    {
        try
        {
            var (manifest, found) = await UnpackAsync(archive, folder, unpack, cancellation);
            Compare(archive, manifest ?? throw new BackupUnusableException($"{archive} 不完整：末尾没有清单，可能没有写完或者没有传完。"), found);
            var database = Path.Combine(folder, BackupWriter.Database);
            if (!File.Exists(database) || !await EmbeddedDatabase.IsSoundAsync(database, thorough: true, cancellation))
                throw new BackupUnusableException($"{archive} 里的数据库已损坏。请换一个备份。");
            var counts = await EmbeddedDatabase.CountsAsync(database, cancellation);
            if (!counts.SequenceEqual(manifest.Tables.OrderBy(table => table.Key, StringComparer.Ordinal)))
                throw new BackupUnusableException($"{archive} 里数据库的行数和清单不一样。请换一个备份。");
            return manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw new BackupUnusableException($"{archive} 不是 backup 命令写的备份，或者已经损坏（{failure.Message}）。");
        }
    }

    private static async Task<(BackupManifest? Manifest, List<BackupFile> Found)> UnpackAsync(
        string archive, string folder, Func<string, bool> unpack, CancellationToken cancellation)
    {
        BackupManifest? manifest = null;
        var found = new List<BackupFile>();
        await using var file = File.OpenRead(archive);
        await using var tar = new TarReader(file);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
        {
            if (manifest is not null || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !IsOurs(entry.Name))
                throw new BackupUnusableException($"{archive} 不是 backup 命令写的备份：里面有 {entry.Name}。");
            var content = entry.DataStream ?? Stream.Null;
            if (entry.Name == BackupWriter.Manifest)
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, ModelConventions.Json, cancellation);
            else
                found.Add(await TakeAsync(entry.Name, content, unpack(entry.Name) ? Path.Combine(folder, entry.Name) : null, cancellation));
        }

        return (manifest, found);
    }

    private static async Task<BackupFile> TakeAsync(string name, Stream content, string? path, CancellationToken cancellation)
    {
        if (path is not null)
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var to = path is null ? null : PrivateFile.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        long size = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            if (to is not null)
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        to?.Flush(flushToDisk: true);
        return new BackupFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Compare(string archive, BackupManifest manifest, List<BackupFile> found)
    {
        if (manifest.Format != BackupManifest.CurrentFormat)
            throw new BackupUnusableException($"{archive} 是另一个版本的程序写的备份（格式 {manifest.Format}），请用那个版本恢复。");
        var wrong = manifest.Files.Except(found).Concat(found.Except(manifest.Files)).Select(file => file.Name).Distinct().ToList();
        if (wrong.Count > 0)
            throw new BackupUnusableException($"{archive} 已损坏：有 {wrong.Count} 个文件和清单不一样，例如 {wrong[0]}。请换一个备份。");
    }

    /// <summary>A name from outside decides where a file is written: only the folders of a backup, never above them.</summary>
    private static bool IsOurs(string name) => name is BackupWriter.Database or BackupWriter.Manifest
        || (name.Split('/') is [var folder, .. { Length: > 0 } rest] && Folders.Contains(folder)
            && rest.All(part => part.Trim('.').Length > 0 && !part.Any(c => char.IsControl(c) || c == '\\')));
}

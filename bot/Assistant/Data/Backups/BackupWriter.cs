using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>Writes the archive: a plain tar, so that it can be unpacked without this program.</summary>
internal sealed class BackupWriter(Stream archive, DateTimeOffset now) : IAsyncDisposable
{
    public const string Database = "database/assistant.db";
    public const string Manifest = "manifest.json";

    private readonly TarWriter tar = new(archive, TarEntryFormat.Pax, leaveOpen: true);
    private readonly List<BackupFile> files = [];

    public IReadOnlyList<BackupFile> Files => files;

    /// <summary>Adds a file that nobody writes to.</summary>
    public async Task AddAsync(string name, string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        content.Position = 0;
        files.Add(new BackupFile(name, content.Length, hash));
        await WriteAsync(name, content, cancellation);
    }

    /// <summary>Adds all files below a folder as they are now; one that is deleted meanwhile is left out. A missing folder is an empty one.</summary>
    public async Task AddFolderAsync(string name, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] content;
            try
            {
                // At once, since it may be growing.
                content = await File.ReadAllBytesAsync(path, cancellation);
            }
            catch (FileNotFoundException)
            {
                continue;
            }

            var entry = $"{name}/{Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')}";
            files.Add(new BackupFile(entry, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
            await WriteAsync(entry, new MemoryStream(content), cancellation);
        }
    }

    public Task EndAsync(BackupManifest manifest, CancellationToken cancellation) =>
        WriteAsync(Manifest, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, ModelConventions.Json)), cancellation);

    public ValueTask DisposeAsync() => tar.DisposeAsync();

    private Task WriteAsync(string name, Stream content, CancellationToken cancellation) => tar.WriteEntryAsync(
        new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = content,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            ModificationTime = now,
        },
        cancellation);
}

using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>The sealed bytes of photos and voice messages, a file each under its id.</summary>
public sealed class AttachmentFiles(DatabaseOptions database, Vault vault)
{
    /// <summary>When it throws, nothing is left.</summary>
    public async Task WriteAsync(Guid id, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(database.AttachmentsFolder);
        try
        {
            await File.WriteAllBytesAsync(PathOf(id), vault.Seal(content), cancellation);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    /// <returns>Null when the file is gone.</returns>
    public async Task<byte[]?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var path = PathOf(id);
        return File.Exists(path) ? vault.Open(await File.ReadAllBytesAsync(path, cancellation)) : null;
    }

    public void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Of all files that are there.</summary>
    internal IEnumerable<Guid> Ids() => Directory.Exists(database.AttachmentsFolder)
        ? Directory.EnumerateFiles(database.AttachmentsFolder)
            .Select(path => Guid.TryParseExact(Path.GetFileName(path), "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)
        : [];

    private string PathOf(Guid id) => Path.Combine(database.AttachmentsFolder, id.ToString("N"));
}

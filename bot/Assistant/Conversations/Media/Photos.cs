using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Keeps residents' photos: decoded, turned upright, made smaller and encoded anew as JPEG (see <see cref="PictureDecoder"/>),
/// so that no place, device or script hidden in the file survives; sealed on disk.
/// </summary>
public sealed class Photos(AttachmentFiles files, PictureDecoder decoder, Vault vault, TimeProvider clock)
{
    /// <summary>Bytes of the file as it comes in.</summary>
    public const int SizeLimit = 20 * 1024 * 1024;

    private const int LongestName = 60;

    /// <summary>
    /// Stores a photo. It belongs to nothing until the message it came with is received: whoever stored it gives it to the
    /// inbox or to <see cref="Discard"/>. After a crash between the two <see cref="SweepAttachments"/> finds it.
    /// </summary>
    /// <param name="content">Read when it is this photo's turn, and no further than <see cref="SizeLimit"/>.</param>
    /// <param name="name">As the sender calls the file.</param>
    /// <param name="sender">Whose turn it takes: an address, a person.</param>
    /// <param name="cancellation">Stops the waiting; nothing is stored then.</param>
    public async Task<PhotoResult> StoreAsync(Stream content, string name, string sender, CancellationToken cancellation)
    {
        switch (await decoder.DecodeAsync(content, sender, cancellation))
        {
            case Picture.Refused(var why):
                return new PhotoResult.Refused(why);
            case Picture.Decoded(var jpeg):
                var id = Guid.CreateVersion7(clock.GetUtcNow());
                await files.WriteAsync(id, jpeg, cancellation);
                var shown = Path.GetFileNameWithoutExtension(name);
                return new PhotoResult.Stored(new Attachment(
                    id, "image/jpeg", (shown.Length is 0 or > LongestName ? "photo" : shown) + ".jpg", jpeg.Length, vault.Hash(jpeg)));
            default:
                throw new InvalidOperationException();
        }
    }

    /// <returns>The JPEG, or null when the file is gone.</returns>
    public Task<byte[]?> ReadAsync(Guid id, CancellationToken cancellation) => files.ReadAsync(id, cancellation);

    /// <summary>Deletes photos whose message was refused.</summary>
    public void Discard(IEnumerable<Attachment> photos)
    {
        foreach (var photo in photos)
            files.Delete(photo.Id);
    }
}

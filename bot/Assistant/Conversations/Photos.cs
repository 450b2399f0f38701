using SkiaSharp;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What became of an uploaded file.</summary>
public abstract record PhotoResult
{
    private PhotoResult()
    {
    }

    public sealed record Stored(Attachment Attachment) : PhotoResult;

    /// <summary>More than <see cref="Photos.SizeLimit"/> bytes.</summary>
    public sealed record TooLarge : PhotoResult;

    /// <summary>Not a picture, whatever its name says.</summary>
    public sealed record NotAPicture : PhotoResult;
}

/// <summary>
/// Keeps residents' photos: decoded, turned upright, made smaller and encoded anew as JPEG, so that no place, device or
/// script hidden in the file survives; sealed on disk.
/// </summary>
public sealed class Photos(AttachmentFiles files, TimeProvider clock)
{
    /// <summary>Bytes of the file as it comes in.</summary>
    public const int SizeLimit = 20 * 1024 * 1024;

    /// <summary>Longest side that is kept, in pixels.</summary>
    private const int LongestSide = 1600;

    /// <summary>Pixels; a small file that unpacks to more is refused before it is unpacked.</summary>
    private const long PixelLimit = 64_000_000;

    /// <summary>Stores a photo; it belongs to nothing until the message it came with is received.</summary>
    public async Task<PhotoResult> StoreAsync(byte[] content, string name, CancellationToken cancellation)
    {
        if (content.Length > SizeLimit)
            return new PhotoResult.TooLarge();
        if (Encode(content) is not { } jpeg)
            return new PhotoResult.NotAPicture();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await files.WriteAsync(id, jpeg, cancellation);
        var shown = Path.GetFileNameWithoutExtension(name);
        return new PhotoResult.Stored(new Attachment(id, "image/jpeg", (shown.Length is 0 or > 60 ? "photo" : shown) + ".jpg", jpeg.Length));
    }

    /// <returns>The JPEG, or null when the file is gone.</returns>
    public Task<byte[]?> ReadAsync(Guid id, CancellationToken cancellation) => files.ReadAsync(id, cancellation);

    private static byte[]? Encode(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is 0 or > PixelLimit)
            return null;
        using var decoded = SKBitmap.Decode(codec);
        if (decoded is null)
            return null;
        using var upright = Upright(decoded, codec.EncodedOrigin);
        var scale = Math.Min(1, (double)LongestSide / Math.Max(upright.Width, upright.Height));
        using var resized = upright.Resize(
            new SKImageInfo(Math.Max(1, (int)(upright.Width * scale)), Math.Max(1, (int)(upright.Height * scale))), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var image = SKImage.FromBitmap(resized);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 85);
        return jpeg?.ToArray();
    }

    /// <summary>Phones store photos lying on their side with a note how to turn them; the note is dropped, so turn now.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var degrees = origin switch
        {
            SKEncodedOrigin.RightTop => 90,
            SKEncodedOrigin.BottomRight => 180,
            SKEncodedOrigin.LeftBottom => 270,
            _ => 0,
        };
        if (degrees == 0)
            return bitmap.Copy();
        var turned = degrees == 180 ? new SKBitmap(bitmap.Width, bitmap.Height) : new SKBitmap(bitmap.Height, bitmap.Width);
        using var canvas = new SKCanvas(turned);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-bitmap.Width / 2f, -bitmap.Height / 2f);
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return turned;
    }
}

using SkiaSharp;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Decodes one picture at a time, so that it never needs more memory than one picture does: at most 4 bytes a pixel for the
/// picture, 8 more while an interlaced or progressive one is put together. Files are read from where they wait only when it
/// is their turn. The size is read from the header before anything is unpacked; of an animation only the first picture is.
/// </summary>
public sealed class PictureDecoder(TimeProvider clock) : IDisposable
{
    /// <summary>Pixels. The "24 megapixels" of cameras and phones are up to 24.47 million (5712 x 4284).</summary>
    public const int PixelLimit = 24_500_000;

    /// <summary>Longest side that is kept, in pixels.</summary>
    private const int LongestSide = 1600;

    private const int Quality = 85;

    /// <summary>Pictures that wait or are decoded; at a few tenths of a second each the last one waits some seconds.</summary>
    private const int QueueLimit = 24;

    /// <summary>The same of one sender, so that nobody keeps the others out.</summary>
    private const int OfOneSender = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, int> queued = new(StringComparer.Ordinal);

    /// <summary>Waits for the decoder and decodes.</summary>
    /// <param name="content">Read when it is its turn, and no further than <see cref="Photos.SizeLimit"/>.</param>
    /// <param name="sender">At most three pictures of one sender wait at a time.</param>
    /// <param name="cancellation">Stops waiting. What has begun is ended and dropped.</param>
    public async Task<Picture> DecodeAsync(Stream content, string sender, CancellationToken cancellation)
    {
        if (!Enter(sender))
            return new Picture.Refused(PictureRefusal.Busy);
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            try
            {
                await turn.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new Picture.Refused(PictureRefusal.Busy);
            }

            // Not awaited by whoever gives up; the turn ends with the work all the same.
            return await Task.Run(() => InTurnAsync(content, cancellation), CancellationToken.None).WaitAsync(cancellation);
        }
        finally
        {
            Leave(sender);
        }
    }

    public void Dispose() => turn.Dispose();

    private bool Enter(string sender)
    {
        lock (queued)
        {
            var own = queued.GetValueOrDefault(sender);
            if (own >= OfOneSender || queued.Values.Sum() >= QueueLimit)
                return false;
            queued[sender] = own + 1;
            return true;
        }
    }

    private void Leave(string sender)
    {
        lock (queued)
        {
            if (--queued[sender] == 0)
                queued.Remove(sender);
        }
    }

    private async Task<Picture> InTurnAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(content, cancellation) is { } file ? Decode(file) : new Picture.Refused(PictureRefusal.TooLarge);
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var file = new MemoryStream(content.CanSeek ? (int)Math.Min(content.Length, Photos.SizeLimit + 1) : 0);
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (file.Length + count > Photos.SizeLimit)
                return null;
            file.Write(buffer, 0, count);
        }

        return file.ToArray();
    }

    private static Picture Decode(byte[] file)
    {
        var format = PictureFile.FormatOf(file);
        if (format == PictureFormat.Heic)
            return new Picture.Refused(PictureRefusal.Heic);
        if (format == PictureFormat.None || PictureFile.Prepare(format, file) is not { } prepared)
            return new Picture.Refused(PictureRefusal.NotAPicture);
        using var data = SKData.CreateCopy(prepared);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            return new Picture.Refused(PictureRefusal.NotAPicture);
        return (long)codec.Info.Width * codec.Info.Height > PixelLimit ? new Picture.Refused(PictureRefusal.TooManyPixels) : Decode(codec);
    }

    private static Picture Decode(SKCodec codec)
    {
        using var decoded = new SKBitmap();
        var size = ScaledSize(codec);
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul, srgb);
        if (!decoded.TryAllocPixels(info))
            return new Picture.Refused(PictureRefusal.TooManyPixels);
        switch (codec.GetPixels(info, decoded.GetPixels(), new SKCodecOptions(0)))
        {
            case SKCodecResult.Success:
                break;
            case SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput:
                return new Picture.Refused(PictureRefusal.Incomplete);
            default:
                return new Picture.Refused(PictureRefusal.NotAPicture);
        }

        // Or the image would copy the pixels.
        decoded.SetImmutable();
        using var upright = Upright(decoded, codec.EncodedOrigin);
        using var jpeg = upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg is null ? new Picture.Refused(PictureRefusal.NotAPicture) : new Picture.Decoded(jpeg.ToArray());
    }

    /// <summary>The smallest size the codec can decode to that is large enough: eighths of a JPEG or WebP, others whole.</summary>
    private static SKSizeI ScaledSize(SKCodec codec)
    {
        var wanted = LongestSide / (double)Math.Max(codec.Info.Width, codec.Info.Height);
        var eighths = Math.Clamp((int)Math.Ceiling(wanted * 8), 1, 8);
        return eighths == 8 ? codec.Info.Size : codec.GetScaledDimensions(eighths / 8f);
    }

    /// <summary>
    /// Smaller, on white, and turned: phones store photos lying on their side or mirrored, with a note how to turn them, and
    /// the note is dropped.
    /// </summary>
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = ((float)picture.Width, (float)picture.Height);
        var turn = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        if (turn.SkewX != 0)
            (width, height) = (height, width);
        var scale = Math.Min(1, LongestSide / Math.Max(width, height));
        var upright = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(picture);
        canvas.Clear(SKColors.White);
        canvas.Scale(upright.Width / width, upright.Height / height);
        canvas.Concat(in turn);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }
}

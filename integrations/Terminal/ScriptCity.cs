using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Work;
using SkiaSharp;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>What a script can do only in a city of its own, where nobody else lives.</summary>
public sealed class ScriptCity(ScriptClock clock, Photos photos, BackgroundLoop loop)
{
    /// <summary>A photo from the resident's phone.</summary>
    /// <param name="sender">Whose.</param>
    /// <param name="cancellation">Stops the storing.</param>
    internal async Task<Attachment> PhotoAsync(string sender, CancellationToken cancellation)
    {
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(SKColors.OrangeRed);
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100).AsStream();
        return await photos.StoreAsync(png, "照片.png", sender, cancellation) is PhotoResult.Stored(var photo)
            ? photo
            : throw new InvalidOperationException("A picture that was drawn here was refused.");
    }

    /// <summary>Puts the clock forward and does what is due by then.</summary>
    internal async Task PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        clock.Advance(time);
        await loop.RunDueAsync(cancellation);
    }
}

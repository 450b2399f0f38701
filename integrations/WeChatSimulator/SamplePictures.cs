using SkiaSharp;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Pictures drawn here: none of anybody.</summary>
internal static class SamplePictures
{
    /// <summary>A lane with a lamp at night, as JPEG; the number varies it.</summary>
    public static byte[] Photo(int number)
    {
        using var surface = SKSurface.Create(new SKImageInfo(640, 480));
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.FromHsl(215 + (number % 30), 35, 22));
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 5; i++)
        {
            paint.Color = SKColor.FromHsl(220, 20, 30 + (5 * (((i * 7) + number) % 4)));
            canvas.DrawRect((i * 140) - 20, 120 + (((i * 53) + number) % 90), 120, 300, paint);
        }

        paint.Color = new SKColor(60, 60, 66);
        canvas.DrawRect(0, 380, 640, 100, paint);
        paint.Color = new SKColor(150, 150, 150);
        canvas.DrawRect(318, 130, 6, 260, paint);
        paint.Color = number % 2 == 0 ? new SKColor(90, 90, 90) : new SKColor(255, 220, 120);
        canvas.DrawCircle(321, 128, 18, paint);
        return Encode(surface, SKEncodedImageFormat.Jpeg);
    }

    /// <summary>A picture in the repair of a QR code, made from the ticket. It shows what was made; a phone cannot read it.</summary>
    public static byte[] QrLike(string ticket)
    {
        const int modules = 33;
        const int size = 12;
        const int margin = 2;
        using var surface = SKSurface.Create(new SKImageInfo((modules + (2 * margin)) * size, (modules + (2 * margin)) * size));
        surface.Canvas.Clear(SKColors.White);
        using var black = new SKPaint { Color = SKColors.Black };
        using var white = new SKPaint { Color = SKColors.White };
        var state = ticket.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
        for (var y = 0; y < modules; y++)
        {
            for (var x = 0; x < modules; x++)
            {
                state = (state * 1664525u) + 1013904223u;
                if ((state >> 28) % 2 == 0)
                    surface.Canvas.DrawRect((x + margin) * size, (y + margin) * size, size, size, black);
            }
        }

        foreach (var (x, y) in new[] { (0, 0), (modules - 7, 0), (0, modules - 7) })
        {
            // Three corners: a white rim, a black ring, a white one, a black square.
            foreach (var (inset, paint) in new[] { (-1, white), (0, black), (1, white), (2, black) })
                surface.Canvas.DrawRect((x + margin + inset) * size, (y + margin + inset) * size, (7 - (2 * inset)) * size, (7 - (2 * inset)) * size, paint);
        }

        return Encode(surface, SKEncodedImageFormat.Jpeg);
    }

    private static byte[] Encode(SKSurface surface, SKEncodedImageFormat format)
    {
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 85);
        return data.ToArray();
    }
}

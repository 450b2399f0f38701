using System.Text;
using SkiaSharp;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Pictures as residents' phones make them.</summary>
public static partial class TestPictures
{
    /// <summary>Text in the picture's description, as a camera may write it.</summary>
    public const string HiddenWords = "Sunshine Garden 5-2-301";

    public static byte[] Png(int width = 40, int height = 30) => Encode(width, height, SKEncodedImageFormat.Png);

    /// <summary>
    /// A JPEG of 40 x 30 with an EXIF segment: a description, "turn me right" and the place 32.01 N. What a phone sends.
    /// </summary>
    public static byte[] JpegWithPlace()
    {
        var plain = Encode(40, 30, SKEncodedImageFormat.Jpeg);
        var exif = Exif();
        var length = exif.Length + 2;
        return [.. plain.AsSpan(0, 2), 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. plain.AsSpan(2)];
    }

    private static byte[] Exif()
    {
        const int first = 8;
        const int gps = first + 2 + (3 * 12) + 4;
        const int words = gps + 2 + (2 * 12) + 4;
        var description = Encoding.ASCII.GetBytes(HiddenWords + "\0");
        var latitude = words + description.Length;
        using var tiff = new MemoryStream();
        using var writer = new BinaryWriter(tiff);
        writer.Write("Exif\0\0II*\0"u8);
        writer.Write(first);
        writer.Write((ushort)3);
        Entry(writer, tag: 0x010E, type: 2, description.Length, words);
        Entry(writer, tag: 0x0112, type: 3, 1, 6);
        Entry(writer, tag: 0x8825, type: 4, 1, gps);
        writer.Write(0);
        writer.Write((ushort)2);
        Entry(writer, tag: 1, type: 2, 2, 'N');
        Entry(writer, tag: 2, type: 5, 3, latitude);
        writer.Write(0);
        writer.Write(description);
        foreach (var part in new[] { 32, 1, 0, 1, 36, 1 })
            writer.Write(part);
        writer.Flush();
        return tiff.ToArray();
    }

    private static void Entry(BinaryWriter writer, ushort tag, ushort type, int count, int value)
    {
        writer.Write(tag);
        writer.Write(type);
        writer.Write(count);
        writer.Write(value);
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.OrangeRed);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Pictures that no camera makes, byte by byte.</summary>
public static partial class TestPictures
{
    /// <summary>A JPEG of 32 x 24 in ten scans, made by ImageMagick.</summary>
    public static readonly byte[] Progressive = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0"
        + "9PT09PT09PT09PT09PT0//wgARCAAYACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAUC/9oADAMBAAIQAxAAAAHNSbrVSERdjAf/xAAVEAEBAAAAAAAAAAAAAAAAAAAAEf/aAAgBAQABBQKqqqqqqqr/x"
        + "AAXEQEAAwAAAAAAAAAAAAAAAAAAARIU/9oACAEDAQE/AdDQvK8v/8QAFxEBAAMAAAAAAAAAAAAAAAAAAAETFP/aAAgBAgEBPwHMzK4Vw//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEABj8CT//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEAAT8hQAD/"
        + "2gAMAwEAAgADAAAAEAw/ff/EABYRAQEBAAAAAAAAAAAAAAAAAABhcf/aAAgBAwEBPxDba67/xAAWEQEBAQAAAAAAAAAAAAAAAAAAYXH/2gAIAQIBAT8Qyyii/8QAFBABAAAAAAAAAAAAAAAAAAAAMP/aAAgBAQABPxBAAP/Z");

    /// <summary>A JPEG of 16 x 12 in the colours of printers, made by ImageMagick.</summary>
    public static readonly byte[] Cmyk = Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgICAgIDAgICAwMDAwQGBAQEBAQIBgYFBgkICgoJCAkJCgwPDAoLDgsJCQ0RDQ4PEBAREAoMEhMSEBMPEBAQ/9sAQwEDAwMEAwQIBAQIEAsJCxAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
        + "AQEBAQEBAQEBAQ/8AAFAgADAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAIB//EACEQAAECBAcAAAAAAAAAAAAAAAABVQQFBpIUFhcYVKHR/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAkH/8QAHxEAAQIGAwAAAAAAAAAAAAAAAAUWAQIDBFFT"
        + "FBiR/9oADgQBAAIRAxEEAAA/ANux04bIm0zvsVa5iTgZKrom8KZ3LVo3x9qjThsibR2KtcxDJVdE3g3LVo3x9qlC5elXGQnxza2SnLaTdZRelVFtnaeDL0q4yDm1shtJusaVUW2dp4f/2Q==");

    /// <summary>A GIF of one frame of one pixel on a canvas of any size: 35 bytes.</summary>
    public static byte[] Gif(ushort width, ushort height) =>
        [.. "GIF89a"u8, .. Little(width), .. Little(height), 0x80, 0, 0, 255, 0, 0, 0, 0, 255, .. Frame(0), 0x3B];

    /// <summary>A GIF of 1 x 1 that is red, then blue, for ever.</summary>
    public static byte[] AnimatedGif() => [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, .. Frame(0), .. Frame(1), 0x3B];

    /// <summary>A PNG of zeros of any size, depth and kind; large ones are small files.</summary>
    /// <param name="kind">As PNG numbers them: 0 grey, 2 colour, 6 colour with transparency.</param>
    /// <param name="extra">Chunks before the picture.</param>
    public static byte[] RawPng(int width, int height, byte depth = 1, byte kind = 0, bool interlaced = false, params byte[][] extra)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, kind, (byte)(interlaced ? 1 : 0));
        var samples = kind switch { 2 => 3, 6 => 4, _ => 1 };

        // A little more than the rows need, for the filter bytes of interlaced ones.
        var bytes = (((((long)width * samples * depth) + 7) / 8) + 8) * height * (interlaced ? 2 : 1);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. extra.SelectMany(chunk => chunk), .. Chunk("IDAT", Zeros(bytes)),
            .. Chunk("IEND", [])];
    }

    /// <summary>A text that is a few kilobytes in the file and many megabytes unpacked.</summary>
    public static byte[] TextBomb(long bytes) => Chunk("zTXt", [.. "Comment\0\0"u8, .. Zeros(bytes)]);

    /// <summary>A colour profile that unpacks to many megabytes.</summary>
    public static byte[] ProfileBomb(long bytes) => Chunk("iCCP", [.. "ICC\0\0"u8, .. Zeros(bytes)]);

    /// <summary>A progressive JPEG whose last scan comes again and again.</summary>
    public static byte[] ManyScans(int times)
    {
        var last = Progressive.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var scan = Progressive[last..^2];
        return [.. Progressive[..^2], .. Enumerable.Repeat(scan, times).SelectMany(again => again), 0xFF, 0xD9];
    }

    /// <summary>The same JPEG with another size in its header.</summary>
    public static byte[] JpegThatSays(ushort width, ushort height)
    {
        var jpeg = Encode(40, 30, SkiaSharp.SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>A JPEG of 32 x 16 whose left half is red and right half blue, the upper halves darker, with a note how to turn it.</summary>
    /// <param name="orientation">1 to 8, as EXIF numbers them.</param>
    public static byte[] Turned(byte orientation)
    {
        using var bitmap = new SkiaSharp.SKBitmap(32, 16);
        for (var y = 0; y < 16; y++)
            for (var x = 0; x < 32; x++)
                bitmap.SetPixel(x, y, Corner(x < 16, y < 8));
        using var image = SkiaSharp.SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 100);
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        var plain = data.ToArray();
        return [.. plain.AsSpan(0, 2), 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. plain.AsSpan(2)];
    }

    /// <summary>What a corner of <see cref="Turned"/> looks like before it is turned.</summary>
    public static SkiaSharp.SKColor Corner(bool left, bool upper) =>
        new((byte)(left ? (upper ? 100 : 250) : 0), 0, (byte)(left ? 0 : (upper ? 100 : 250)));

    /// <summary>What the file of an iPhone begins with.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[200]];

    /// <summary>A BMP's header that declares a size and has no pixels.</summary>
    public static byte[] Bmp(int width, int height)
    {
        var bmp = new byte[54];
        "BM"u8.CopyTo(bmp);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(2), 54);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), height);
        (bmp[26], bmp[28]) = (1, 24);
        return bmp;
    }

    /// <summary>A WebP of 8 x 8 whose header declares another size, at most 16,383.</summary>
    public static byte[] WebP(ushort width, ushort height)
    {
        var webp = Encode(8, 8, SkiaSharp.SKEncodedImageFormat.Webp);
        var start = webp.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        BinaryPrimitives.WriteUInt16LittleEndian(webp.AsSpan(start + 3), width);
        BinaryPrimitives.WriteUInt16LittleEndian(webp.AsSpan(start + 5), height);
        return webp;
    }

    private static byte[] Frame(byte colour) => [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, colour == 0 ? (byte)0x44 : (byte)0x4C, 1, 0];

    private static byte[] Little(ushort value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static byte[] Zeros(long bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var block = new byte[1024 * 1024];
            for (var left = bytes; left > 0; left -= block.Length)
                zip.Write(block, 0, (int)Math.Min(left, block.Length));
        }

        return packed.ToArray();
    }

    private static uint Crc(byte[] data)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320u & (uint)-(sum & 1));
        }

        return ~sum;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Reads the outside of a picture file before a decoder gets it.</summary>
internal static class PictureFile
{
    /// <summary>Scans of a JPEG. Cameras write 1, encoders for the web about 10; each costs a pass over the whole picture.</summary>
    private const int MostScans = 40;

    /// <summary>Bytes of a colour profile as it is stored; those of cameras and screens are smaller.</summary>
    private const int LargestProfile = 64 * 1024;

    private const int PngSignature = 8;

    /// <summary>Length, type and checksum around the data of a PNG chunk.</summary>
    private const int PngFrame = 12;

    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1"];

    /// <summary>What a PNG's picture needs. Texts, other pictures of an animation and the like are unpacked by nobody.</summary>
    private static readonly string[] PngParts = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "iCCP"];

    public static PictureFormat FormatOf(ReadOnlySpan<byte> file)
    {
        if (file is [0xFF, 0xD8, 0xFF, ..])
            return PictureFormat.Jpeg;
        if (file is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..])
            return PictureFormat.Png;
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return PictureFormat.Gif;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8))
            return PictureFormat.WebP;
        if (file.StartsWith("BM"u8))
            return PictureFormat.Bmp;
        return file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(file[8..12]))
            ? PictureFormat.Heic
            : PictureFormat.None;
    }

    /// <summary>The file as a decoder may get it.</summary>
    /// <returns>Null when its parts are made to keep a decoder busy.</returns>
    public static byte[]? Prepare(PictureFormat format, byte[] file) => format switch
    {
        PictureFormat.Jpeg => ScansOf(file) <= MostScans ? file : null,
        PictureFormat.Png => WithoutExtras(file),
        _ => file,
    };

    /// <summary>Counts the scans of a JPEG by its markers, up to one more than are allowed.</summary>
    private static int ScansOf(ReadOnlySpan<byte> file)
    {
        var scans = 0;
        for (var at = 2; scans <= MostScans;)
        {
            var next = at < file.Length ? file[at..].IndexOf((byte)0xFF) : -1;
            if (next < 0 || at + next + 1 >= file.Length)
                break;
            at += next + 1;
            var marker = file[at];
            if (marker == 0xD9)
                break;
            // Fill bytes, a data byte of 255, restarts: they have no length.
            if (marker is 0xFF)
                continue;
            at++;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (marker == 0xDA)
                scans++;
            if (at + 2 > file.Length)
                break;
            at += BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        }

        return scans;
    }

    /// <summary>A PNG with its picture and colours alone: small texts and profiles can unpack to gigabytes.</summary>
    private static byte[] WithoutExtras(byte[] file)
    {
        var kept = new MemoryStream(file.Length);
        kept.Write(file, 0, PngSignature);
        for (var at = PngSignature; at + PngFrame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var end = at + PngFrame + (long)length;
            var part = Encoding.ASCII.GetString(file, at + 4, 4);
            var size = (int)(Math.Min(end, file.Length) - at);
            if (PngParts.Contains(part) && (part != "iCCP" || length <= LargestProfile))
                kept.Write(file, at, size);
            at += size;
        }

        return kept.ToArray();
    }
}

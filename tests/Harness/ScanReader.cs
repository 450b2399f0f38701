using System.Globalization;
using System.Text.RegularExpressions;
using ZXing;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Reads a code that a page draws, as a telephone would: by a library that did not draw it.</summary>
internal static partial class ScanReader
{
    private const int Scale = 8;

    /// <returns>What it says; null when there is none, or it cannot be read.</returns>
    public static string? Read(string html)
    {
        if (Svg().Match(html) is not { Success: true } svg)
            return null;
        var side = int.Parse(svg.Groups[1].Value, CultureInfo.InvariantCulture) * Scale;
        var pixels = new byte[side * side];
        Array.Fill(pixels, byte.MaxValue);
        foreach (Match square in Square().Matches(svg.Groups[2].Value))
            for (var at = 0; at < Scale * Scale; at++)
            {
                var x = (int.Parse(square.Groups[1].Value, CultureInfo.InvariantCulture) * Scale) + (at % Scale);
                var y = (int.Parse(square.Groups[2].Value, CultureInfo.InvariantCulture) * Scale) + (at / Scale);
                pixels[(y * side) + x] = 0;
            }

        return new BarcodeReaderGeneric().Decode(new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }

    [GeneratedRegex("<svg class=\"scan\"[^>]*viewBox=\"0 0 ([0-9]+) [0-9]+\"[^>]*><path d=\"([^\"]*)\"")]
    private static partial Regex Svg();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h1")]
    private static partial Regex Square();
}

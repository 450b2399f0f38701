using System.Globalization;
using System.Text;
using QRCoder;

namespace ResidentAssistant.Web.Library;

/// <summary>A code that a telephone or a reader scans (二维码), drawn into a page: it needs no script and no other request.</summary>
internal static class ScanCode
{
    /// <param name="text">What a reader gets; short, so that the squares are large.</param>
    /// <param name="label">What it is, for who cannot see it.</param>
    public static Markup Draw(string text, string label)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = made.ModuleMatrix;

        // The library's rows have the white border already.
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return $"""
            <svg class="scan" role="img" aria-label="{label}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path d="{path.ToString()}" /></svg>
            """;
    }
}

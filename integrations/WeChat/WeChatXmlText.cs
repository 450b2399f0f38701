using System.Globalization;
using System.Text;
using System.Xml;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Text that is to become XML. What residents write is passed on as it is, with characters that XML 1.0 forbids (U+001D of a
/// bank's text message), and stands behind a byte order mark or white space where a proxy or a sender put one.
/// </summary>
internal static class WeChatXmlText
{
    private const string CDataBegins = "<![CDATA[";
    private const string CDataEnds = "]]>";

    /// <summary>What may stand before the first tag.</summary>
    private const string Nothing = " \t\r\n\0\uFEFF\u200B";

    /// <summary>Longest number of a character, with what stands around it: <c>&amp;#x0010FFFF;</c>.</summary>
    private const int LongestReference = 16;

    /// <summary>UTF-8, or UTF-16 with a byte order mark; bytes that are neither become U+FFFD, which the inbox drops.</summary>
    public static string Decode(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(body[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(body[2..]),
        _ => Encoding.UTF8.GetString(body),
    };

    /// <summary>From the first tag on, without XML declaration (the text is decoded already) and without what XML 1.0 forbids.</summary>
    public static string Clean(string text)
    {
        var rest = text.AsSpan().TrimStart(Nothing);
        if (rest.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && rest.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end)
            rest = rest[(end + 2)..].TrimStart(Nothing);
        return DropReferences(DropIllegal(rest.ToString()));
    }

    /// <summary>Without the characters that no XML document may hold; half a surrogate pair becomes U+FFFD.</summary>
    public static string DropIllegal(string value)
    {
        if (!value.AsSpan().ContainsAnyExceptInRange('\u0020', '\uD7FF'))
            return value;
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            if (IsLegal(rune.Value))
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>Without forbidden characters written as numbers (<c>&amp;#29;</c>); inside CDATA that is text and stays.</summary>
    private static string DropReferences(string text)
    {
        if (!text.Contains("&#", StringComparison.Ordinal))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            var length = 1;
            if (rest.StartsWith(CDataBegins, StringComparison.Ordinal))
                length = rest.IndexOf(CDataEnds, StringComparison.Ordinal) is >= 0 and var end ? end + CDataEnds.Length : rest.Length;
            else if (IsForbidden(rest) is > 0 and var reference)
            {
                at += reference;
                continue;
            }

            clean.Append(rest[..length]);
            at += length;
        }

        return clean.ToString();
    }

    /// <returns>The length of a reference to a forbidden character at the beginning; 0 when there is none.</returns>
    private static int IsForbidden(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("&#", StringComparison.Ordinal))
            return 0;
        var end = text.IndexOf(';');
        if (end < 3)
            return 0;
        var isHex = text[2] is 'x' or 'X';
        var digits = text[(isHex ? 3 : 2)..end];
        if (digits.IsEmpty || digits.ContainsAnyExcept(isHex ? "0123456789abcdefABCDEF" : "0123456789"))
            return 0;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return end < LongestReference && int.TryParse(digits, style, CultureInfo.InvariantCulture, out var character) && IsLegal(character) ? 0 : end + 1;
    }

    private static bool IsLegal(int character) =>
        character is > 0xFFFF and <= 0x10FFFF || (character is >= 0 and <= 0xFFFF && XmlConvert.IsXmlChar((char)character));
}

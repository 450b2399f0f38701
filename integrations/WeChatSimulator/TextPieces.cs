using System.Net;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Reads the links of a text as the client does; what is not quite a link is shown as it stands.</summary>
internal static partial class TextPieces
{
    private const string MenuAddress = "weixin://bizmsgmenu?";
    private static readonly string[] Schemes = ["http://", "https://", "tel:"];

    public static IReadOnlyList<Piece> Of(string source)
    {
        var pieces = new List<Piece>();
        var end = 0;
        foreach (Match match in Link().Matches(source))
        {
            if (Tap(match) is not { } tap)
                continue;
            if (match.Index > end)
                pieces.Add(new Piece(source[end..match.Index]));
            pieces.Add(new Piece(tap.Label, tap));
            end = match.Index + match.Length;
        }

        if (end < source.Length || pieces.Count == 0)
            pieces.Add(new Piece(source[end..]));
        return pieces;
    }

    private static Tappable? Tap(Match match)
    {
        var (href, label) = (match.Groups["href"].Value, match.Groups["label"].Value);
        if (href.StartsWith(MenuAddress, StringComparison.Ordinal))
        {
            var query = href[MenuAddress.Length..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .ToLookup(part => part[0], part => part[1]);
            return query["msgmenucontent"].FirstOrDefault() is { Length: > 0 } content && query["msgmenuid"].FirstOrDefault() is { Length: > 0 } id
                ? new Tappable(label, WebUtility.UrlDecode(content), id)
                : null;
        }

        return Array.Exists(Schemes, scheme => href.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ? new Tappable(label, href) : null;
    }

    [GeneratedRegex("""<a\s+(?:[a-z-]+="[^"]*"\s+)*?href="(?<href>[^"]+)"(?:\s+[a-z-]+="[^"]*")*\s*>(?<label>[^<]+)</a>""", RegexOptions.ExplicitCapture, RegexLimit.Milliseconds)]
    private static partial Regex Link();
}

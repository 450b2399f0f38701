using System.Net;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>By which way a line came onto the screen.</summary>
internal enum LineOrigin
{
    /// <summary>She wrote or sent it.</summary>
    Mine,

    /// <summary>The reply to a push.</summary>
    Passive,

    CustomerService,

    Template,

    Subscription,

    /// <summary>WeChat itself: the failure line, "you follow now", "typing".</summary>
    System,
}

/// <summary>How a line is drawn.</summary>
internal enum LineKind
{
    Text,
    Picture,
    Voice,
    Video,
    Music,
    News,
    Menu,
    MiniProgram,
    Card,
    Location,
    Sticker,
    Notice,
    System,
}

/// <param name="MenuId">Of a <c>bizmsgmenu</c> link or an item of a menu message: a tap sends <paramref name="Target"/> as a text.</param>
/// <param name="Target">An address, or the words that a tap sends.</param>
internal sealed record Tappable(string Label, string Target, string? MenuId = null)
{
    public bool SendsText => MenuId is not null;
}

/// <summary>A stretch of text, tappable or not.</summary>
internal sealed record Piece(string Text, Tappable? Tap = null);

/// <param name="Url">Where a tap leads; may be empty.</param>
internal sealed record ScreenArticle(string Title, string Description, string PictureUrl, string Url);

/// <summary>One line of what a person sees.</summary>
/// <param name="Text">As it is read, links by their labels.</param>
internal sealed record ScreenLine(LineOrigin Origin, LineKind Kind, string Text)
{
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The text as it was sent, with its links.</summary>
    public string Source { get; init; } = Text;

    public IReadOnlyList<Piece> Pieces { get; init; } = [];

    public IReadOnlyList<ScreenArticle> Articles { get; init; } = [];

    /// <summary>Of a picture, voice or video: its address in the simulator.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>Where a tap on the whole line leads.</summary>
    public string? Url { get; init; }

    public IEnumerable<Tappable> Taps => Pieces.Select(piece => piece.Tap).OfType<Tappable>();

    public static ScreenLine OfText(LineOrigin origin, string source, LineKind kind = LineKind.Text)
    {
        var pieces = TextPieces.Of(source);
        return new ScreenLine(origin, kind, string.Concat(pieces.Select(piece => piece.Text))) { Source = source, Pieces = pieces };
    }

    public static ScreenLine OfSystem(string text) => new(LineOrigin.System, LineKind.System, text);
}

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
            var query = href[MenuAddress.Length..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
            return query["msgmenucontent"].FirstOrDefault() is { Length: > 0 } content && query["msgmenuid"].FirstOrDefault() is { Length: > 0 } id
                ? new Tappable(label, WebUtility.UrlDecode(content), id)
                : null;
        }

        return Array.Exists(Schemes, scheme => href.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ? new Tappable(label, href) : null;
    }

    [GeneratedRegex("""<a\s+(?:[a-z-]+="[^"]*"\s+)*?href="(?<href>[^"]+)"(?:\s+[a-z-]+="[^"]*")*\s*>(?<label>[^<]+)</a>""", RegexOptions.ExplicitCapture, RegexLimit.Milliseconds)]
    private static partial Regex Link();
}

namespace ResidentAssistant.Integrations.WeChatSimulator;

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

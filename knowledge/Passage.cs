namespace ResidentAssistant.Knowledge;

/// <summary>What is put into the index.</summary>
/// <param name="Id">Stable: <c>law:民法典/第九百四十四条</c>, <c>faq:wuye-zhangjia</c>.</param>
/// <param name="Kind">Article or entry.</param>
/// <param name="Title">The law and number of an article, the question of an entry.</param>
/// <param name="Text">What is searched and shown: the article, or the answer.</param>
public sealed record Passage(string Id, PassageKind Kind, string Title, string Text)
{
    /// <summary>Name of the law of an article.</summary>
    public string? Law { get; init; }

    /// <summary>Number of an article in the form 第九百四十四条.</summary>
    public string? Article { get; init; }

    /// <summary>Headings an article stands under, or the topic of an entry; searched with a smaller weight.</summary>
    public string Headings { get; init; } = "";

    /// <summary>Other wordings of an entry's question.</summary>
    public IReadOnlyList<string> AskedAs { get; init; } = [];

    /// <summary>Articles that an entry's answer rests on; questions like the entry's find them more easily.</summary>
    public IReadOnlyList<(string Law, string Article)> Cites { get; init; } = [];

    /// <summary>Date of coming into force, given back with a hit.</summary>
    public DateOnly? Effective { get; init; }
}

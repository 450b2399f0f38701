namespace ResidentAssistant.Knowledge;

/// <summary>What a passage is.</summary>
public enum PassageKind
{
    /// <summary>An article of a law (法条).</summary>
    Article,

    /// <summary>An answered question of the knowledge base (常见问答).</summary>
    Entry,
}

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

/// <summary>
/// A question with the articles that answered it. It is never a hit: it teaches which articles answer questions like it, and
/// which laws residents ask about.
/// </summary>
/// <param name="Id">Stable, and other than that of any passage: <c>question:17</c>.</param>
/// <param name="Question">As it was asked.</param>
/// <param name="Cites">The articles; those that are not in the index teach nothing.</param>
public sealed record AnsweredQuestion(string Id, string Question, IReadOnlyList<(string Law, string Article)> Cites);

/// <summary>A passage found.</summary>
/// <param name="Id">Id of the passage.</param>
/// <param name="Kind">Article or entry.</param>
/// <param name="Title">Title of the passage.</param>
/// <param name="Law">Name of the law of an article.</param>
/// <param name="Article">Number of an article.</param>
/// <param name="Snippet">At most 120 characters of the text around the words asked for, with … where it is cut.</param>
/// <param name="Effective">Date of coming into force.</param>
/// <param name="Score">Greater is better; comparable within one search only.</param>
/// <param name="Why">Words of the question found and where: 正文：烧烤 油烟. Empty unless asked for.</param>
public sealed record SearchHit(
    string Id,
    PassageKind Kind,
    string Title,
    string? Law,
    string? Article,
    string Snippet,
    DateOnly? Effective,
    double Score,
    IReadOnlyList<string> Why);

namespace ResidentAssistant.Assistant.Legal;

/// <summary>An article (法条) of one version of a law.</summary>
public sealed class Article
{
    private Article()
    {
    }

    public Article(Guid textId, string number, string headings, string text, int position)
    {
        // In order of time: a whole library is appended to the key's index, not scattered over it.
        Id = Guid.CreateVersion7();
        TextId = textId;
        Number = number;
        Headings = headings;
        Text = text;
        Position = position;
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="Law.TextId"/>.</summary>
    public Guid TextId { get; private set; }

    /// <summary>第一千零四十二条, 第一百二十条之一.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Part, chapter, section.</summary>
    public string Headings { get; private set; } = "";
    public string Text { get; private set; } = "";
    public int Position { get; private set; }
}

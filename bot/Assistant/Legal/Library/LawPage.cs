namespace ResidentAssistant.Assistant.Legal;

/// <summary>What stands under an address of the law library.</summary>
public abstract record LawPage
{
    private LawPage()
    {
    }

    /// <summary>Set where the text of today is shown and a newer one is missing.</summary>
    public NewerText? Newer { get; init; }

    public sealed record Contents(Law Law, IReadOnlyList<ContentsLine> Lines, IReadOnlyList<Law> Versions) : LawPage;

    /// <param name="Previous">Number of the article before it; null for the first.</param>
    /// <param name="Next">Number of the article behind it; null for the last.</param>
    /// <param name="Others">Other versions, the newest first.</param>
    /// <param name="Entries">Published answers that cite it and may be shown.</param>
    public sealed record OneArticle(
        Law Law, Article Article, string? Previous, string? Next, IReadOnlyList<OtherWording> Others, IReadOnlyList<KnowledgeEntry> Entries) : LawPage;

    /// <summary>A law that has ended and of which the library has no text.</summary>
    public sealed record Ended(FormerLaw Law) : LawPage;

    /// <param name="Law">The law, when only the article is missing.</param>
    /// <param name="Alike">Names of laws that hold the words asked for.</param>
    public sealed record Missing(Law? Law, IReadOnlyList<string> Alike) : LawPage;
}

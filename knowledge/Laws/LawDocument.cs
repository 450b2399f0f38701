namespace ResidentAssistant.Knowledge;

/// <summary>One version of a statute, regulation or judicial interpretation (法律文件).</summary>
/// <param name="Name">Title without 中华人民共和国 and without 《》 around it: 民法典. Compare names by <see cref="LawParser.CanonicalLawName"/>.</param>
/// <param name="FullName">The title as printed in the file.</param>
/// <param name="Category">The folder the file came from, such as 行政法规; null when it lies in no folder below the one read.</param>
/// <param name="Version">Date in the file name, otherwise the latest date of adoption or promulgation in the information block.</param>
/// <param name="Effective">Date of coming into force (施行) of this version when the information block or the text names one.</param>
/// <param name="Articles">In the order of the text; their numbers are unique.</param>
/// <param name="SourcePath">The file, or for a code kept in several books the folder.</param>
public sealed record LawDocument(
    string Name,
    string FullName,
    string? Category,
    DateOnly? Version,
    DateOnly? Effective,
    IReadOnlyList<LawArticle> Articles,
    string SourcePath)
{
    /// <summary>Where it holds, when not in the whole country: 浙江省, 杭州市.</summary>
    public string? Place { get; init; }

    /// <summary>How far it holds.</summary>
    public LawScope Scope => LawPlaces.ScopeOf(Place);

    /// <summary>True for what is local law by its <see cref="Category"/>, though neither title, maker nor folder says of which place.</summary>
    public bool PlaceIsMissing => Place is null && LawPlaces.IsLocal(Category);

    /// <summary>The laws that this one ends (废止).</summary>
    public IReadOnlyList<LawRepeal> Repeals { get; init; } = [];

    /// <summary>Without a <see cref="Version"/>: the line, from 1, whose date cannot be read, otherwise that of the title.</summary>
    public int DateLine { get; init; }

    /// <summary>What of the file is no part of the text.</summary>
    public IReadOnlyList<LawSkip> Skipped { get; init; } = [];

    /// <summary>
    /// What goes into the index for this version: one passage an article. The opening words of a law (引言: by whom and to
    /// what end it was made) answer no question and are left out.
    /// </summary>
    public IEnumerable<Passage> ToPassages() =>
        from article in Articles
        where article.Number != LawArticle.Opening
        select new Passage(PassageId(Name, article.Number), PassageKind.Article, $"{Name} {article.Number}", article.Text)
        {
            Law = Name,
            Article = article.Number,
            Headings = article.Headings,
            Effective = Effective,
        };

    /// <summary>The stable id of an article's passage, the same for every version: <c>law:民法典/第九百四十四条</c>.</summary>
    public static string PassageId(string law, string article) => $"law:{law}/{article}";

    /// <summary>
    /// The newest version of every law; the same version found in two folders counts once (the first). Documents
    /// without a version date are the oldest.
    /// </summary>
    public static IReadOnlyList<LawDocument> NewestPerLaw(IEnumerable<LawDocument> documents) =>
        [.. documents
            .GroupBy(document => LawParser.CanonicalLawName(document.Name), StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(document => document.Version ?? DateOnly.MinValue)!)];
}

namespace ResidentAssistant.Knowledge;

/// <summary>An answered question that the product brings along (常见问答).</summary>
/// <param name="Id">Short and stable: wuye-zhangjia.</param>
/// <param name="Topic">物业, 劳动 and so on.</param>
/// <param name="Question">As a resident would ask it.</param>
/// <param name="AskedAs">Other wordings of the question.</param>
/// <param name="Answer">Markdown.</param>
/// <param name="Steps">What to do, in order; may be empty.</param>
/// <param name="Citations">The articles the answer rests on, their numbers in canonical form.</param>
/// <param name="Reviewed">Day on which the answer was last checked.</param>
public sealed record StarterEntry(
    string Id,
    string Topic,
    string Question,
    IReadOnlyList<string> AskedAs,
    string Answer,
    IReadOnlyList<string> Steps,
    IReadOnlyList<(string Law, string Article)> Citations,
    DateOnly Reviewed)
{
    /// <summary>Number of the published wording it was taken from; 0 for one that was never exported.</summary>
    public int Revision { get; init; }

    /// <summary>What else belongs to the answer; several items have one on each line.</summary>
    public IReadOnlyDictionary<AnswerFacet, string> Facets { get; init; } = AnswerFacets.None;

    /// <summary>What goes into the index; its id is <c>faq:</c> and the entry's.</summary>
    public Passage ToPassage() => new($"faq:{Id}", PassageKind.Entry, Question, Text(Answer, Steps, Facets))
    {
        AskedAs = AskedAs,
        Headings = Topic,
        Cites = Citations,
    };

    /// <summary>All that an entry says, as it is searched: the answer, the steps and the facets, a line each.</summary>
    public static string Text(string answer, IReadOnlyList<string> steps, IReadOnlyDictionary<AnswerFacet, string> facets) => string.Join('\n',
        new[] { answer, string.Join('，', steps), string.Join('，', AnswerFacets.All.Select(known => facets.Of(known.Facet))) }
            .Select(part => part.ReplaceLineEndings("").Replace("\n", "", StringComparison.Ordinal)));
}

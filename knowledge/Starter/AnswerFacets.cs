namespace ResidentAssistant.Knowledge;

/// <summary>Names of facets.</summary>
public static class AnswerFacets
{
    /// <summary>No facet.</summary>
    public static readonly IReadOnlyDictionary<AnswerFacet, string> None = new Dictionary<AnswerFacet, string>();

    /// <summary>All, in the order in which residents read them, with their names in front matter and in Chinese.</summary>
    public static readonly IReadOnlyList<(AnswerFacet Facet, string Key, string Name)> All =
    [
        (AnswerFacet.Otherwise, "otherwise", "什么情况下不一样"),
        (AnswerFacet.Evidence, "evidence", "要留的证据"),
        (AnswerFacet.Deadline, "deadline", "期限"),
        (AnswerFacet.Where, "where", "去哪里办"),
        (AnswerFacet.Duration, "duration", "多久有结果"),
        (AnswerFacet.Cost, "cost", "要花多少钱"),
        (AnswerFacet.Refused, "refused", "对方不配合"),
    ];

    /// <summary>The Chinese name of a facet.</summary>
    public static string NameOf(AnswerFacet facet) => All.First(known => known.Facet == facet).Name;

    /// <summary>The text of a facet; empty when there is none.</summary>
    public static string Of(this IReadOnlyDictionary<AnswerFacet, string> facets, AnswerFacet facet) => facets.GetValueOrDefault(facet) ?? "";
}

using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an entry says.</summary>
public sealed record EntryContent(
    string Topic, string Question, IReadOnlyList<string> AskedAs, string Answer, IReadOnlyList<string> Steps, IReadOnlyList<Citation> Citations)
{
    private const int LongestLine = 200;

    /// <summary>An answer and its steps stay within one message.</summary>
    private const int LongestAnswer = 1500;
    private const int MostLines = 100;

    /// <summary>What else belongs to the answer; several items have one on each line, and what is empty is left out.</summary>
    public IReadOnlyDictionary<AnswerFacet, string> Facets { get; init; } = AnswerFacets.None;

    public static EntryContent Empty { get; } = new("", "", [], "", [], []);

    /// <summary>Without blank lines, doubles and blanks at the ends; nothing longer than residents can read.</summary>
    public EntryContent Tidy() => new(
        Cut(Topic, 20), Cut(Question.ReplaceLineEndings(" "), LongestLine), Lines(AskedAs.Where(w => w.Trim() != Question.Trim())),
        Cut(Answer.ReplaceLineEndings("\n"), LongestAnswer), Lines(Steps), [.. Citations.Distinct()])
    {
        Facets = Facets.Select(facet => (facet.Key, Text: string.Join('\n', Lines(facet.Value.ReplaceLineEndings("\n").Split('\n')))))
            .Where(facet => facet.Text.Length > 0).ToDictionary(facet => facet.Key, facet => facet.Text),
    };

    /// <summary>What residents would miss, in the words of the form.</summary>
    public IReadOnlyList<string> Missing()
    {
        (string Name, bool IsThere)[] needed =
            [("主题", Topic.Length > 0), ("问题", Question.Length > 0), ("答案", Answer.Length > 0), ("法律依据", Citations.Count > 0)];
        return [.. needed.Where(part => !part.IsThere).Select(part => part.Name)];
    }

    public bool SaysTheSameAs(EntryContent other) =>
        (Topic, Question, Answer) == (other.Topic, other.Question, other.Answer)
        && AskedAs.SequenceEqual(other.AskedAs) && Steps.SequenceEqual(other.Steps) && Citations.SequenceEqual(other.Citations)
        && AnswerFacets.All.All(known => Facets.Of(known.Facet) == other.Facets.Of(known.Facet));

    private static List<string> Lines(IEnumerable<string> lines) =>
        [.. lines.Select(line => Cut(line.ReplaceLineEndings(" "), LongestLine)).Where(line => line.Length > 0).Distinct().Take(MostLines)];

    private static string Cut(string text, int longest)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= longest)
            return trimmed;
        return trimmed[..(char.IsHighSurrogate(trimmed[longest - 1]) ? longest - 1 : longest)];
    }
}

using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an entry says.</summary>
public sealed record EntryContent(
    string Topic, string Question, IReadOnlyList<string> AskedAs, string Answer, IReadOnlyList<string> Steps, IReadOnlyList<Citation> Citations)
{
    private const int LongestLine = 200;

    /// <summary>An answer and its steps stay within one message.</summary>
    private const int LongestAnswer = 1500;
    private const int MostLines = 60;

    public static EntryContent Empty { get; } = new("", "", [], "", [], []);

    /// <summary>Without blank lines, doubles and blanks at the ends; nothing longer than residents can read.</summary>
    public EntryContent Tidy() => new(
        Cut(Topic, 20), Cut(Question.ReplaceLineEndings(" "), LongestLine), Lines(AskedAs.Where(w => w.Trim() != Question.Trim())),
        Cut(Answer.ReplaceLineEndings("\n"), LongestAnswer), Lines(Steps), [.. Citations.Distinct()]);

    /// <summary>What residents would miss, in the words of the form.</summary>
    public IReadOnlyList<string> Missing()
    {
        (string Name, bool IsThere)[] needed = [("主题", Topic.Length > 0), ("问题", Question.Length > 0), ("答案", Answer.Length > 0), ("法律依据", Citations.Count > 0)];
        return [.. needed.Where(part => !part.IsThere).Select(part => part.Name)];
    }

    public bool SaysTheSameAs(EntryContent other) =>
        (Topic, Question, Answer) == (other.Topic, other.Question, other.Answer)
        && AskedAs.SequenceEqual(other.AskedAs) && Steps.SequenceEqual(other.Steps) && Citations.SequenceEqual(other.Citations);

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

/// <summary>Somebody of the staff, with the name as it was then.</summary>
public sealed record Person(Guid Id, string Name)
{
    public static Person Of(StaffIdentity staff) => new(staff.Id, staff.Name);
}

/// <summary>What is being written for an entry.</summary>
public sealed record WorkingRevision(EntryContent Content, Person Author)
{
    /// <summary>Who asked for the review; null while it is a draft.</summary>
    public Person? SubmittedBy { get; init; }

    /// <summary>What was changed, in the author's words.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string? Remark { get; init; }

    /// <summary>Where it came from, e.g. a lawyer's answer.</summary>
    public string? Source { get; init; }
}

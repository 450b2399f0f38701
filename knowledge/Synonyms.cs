namespace ResidentAssistant.Knowledge;

/// <summary>Everyday words and the words of statutes that mean the same (同义词): 讨薪、拖欠工资 = 劳动报酬.</summary>
/// <param name="Everyday">As residents say it.</param>
/// <param name="Legal">As statutes say it.</param>
public sealed record Synonyms(IReadOnlyList<string> Everyday, IReadOnlyList<string> Legal)
{
    /// <summary>The groups that travel with the product; a missing file is an empty list.</summary>
    public static string StarterFile => Path.Combine(AppContext.BaseDirectory, "content", "synonyms.md");

    private const int LongestWord = 20;
    private const int MostWords = 20;

    /// <summary>讨薪、拖欠工资 = 劳动报酬</summary>
    public override string ToString() => $"{string.Join('、', Everyday)} = {string.Join('、', Legal)}";

    /// <summary>Reads the form of <see cref="ToString"/>; commas and blanks separate words too. Null when a side is empty or a word is too long.</summary>
    public static Synonyms? TryParse(string line)
    {
        if (line.Split('=', '＝') is not [var left, var right])
            return null;
        var (everyday, legal) = (Words(left), Words(right));
        return everyday.Count is > 0 and <= MostWords && legal.Count is > 0 and <= MostWords && everyday.Concat(legal).All(word => word.Length <= LongestWord)
            ? new Synonyms(everyday, legal)
            : null;
    }

    /// <summary>The lines of a Markdown list, in order; other lines are text for readers. An empty list when the file is missing.</summary>
    /// <exception cref="FormatException">An item has not the form of <see cref="ToString"/>; the message begins with file and line.</exception>
    public static IReadOnlyList<Synonyms> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var groups = new List<Synonyms>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith("- ", StringComparison.Ordinal))
                groups.Add(TryParse(line[2..]) ?? throw new FormatException($"{path}, line {number}: no group of the form '讨薪、拖欠工资 = 劳动报酬'"));
        }

        return groups;
    }

    private static List<string> Words(string side) =>
        [.. side.Split(['、', ',', '，', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}

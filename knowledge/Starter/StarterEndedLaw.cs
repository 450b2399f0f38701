using System.Globalization;

namespace ResidentAssistant.Knowledge;

/// <summary>A line of the list of ended laws (废止的法律) that the product brings along.</summary>
/// <param name="Name">The law, without 中华人民共和国.</param>
/// <param name="From">First day on which it was no longer in force; for a missing newer text the day from which that one is the law.</param>
/// <param name="By">
/// What replaced it: names of laws with ； between them, with what belongs to one behind it (民法典第一千零六十四条), or why nothing did, behind a dash.
/// </param>
/// <param name="Basis">Where that stands.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record StarterEndedLaw(string Name, DateOnly From, string By, string Basis, EndCertainty Certainty)
{
    /// <summary>The list that travels with the product.</summary>
    public static string StarterFile => Path.Combine(AppContext.BaseDirectory, "content", "repealed.tsv");

    /// <summary>The lines in order, each of five columns with a tab between them; empty lines and those that begin with # are skipped. An empty list when
    /// the file is missing.</summary>
    /// <exception cref="FormatException">A line is not as agreed; the message begins with file and line.</exception>
    public static IReadOnlyList<StarterEndedLaw> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var laws = new List<StarterEndedLaw>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
                laws.Add(Parse(line) ?? throw new FormatException(
                    $"{path}, line {number}: not name, day (2021-01-01), what replaced it, basis, and sure, likely or newer text missing, parted by tabs"));
        }

        return laws;
    }

    private static StarterEndedLaw? Parse(string line) =>
        line.Split('\t', StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var day, var by, { Length: > 0 } basis, var word]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && CertaintyOf(word) is { } certainty
            ? new StarterEndedLaw(LawNames.Display(name), from, by, basis, certainty)
            : null;

    private static EndCertainty? CertaintyOf(string word) => word switch
    {
        "sure" => EndCertainty.Sure,
        "likely" => EndCertainty.Likely,
        "newer text missing" => EndCertainty.NewerTextMissing,
        _ => null,
    };
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>What the lines between a law's title and its text say.</summary>
/// <param name="Book">The second title: the book (编) of a code.</param>
/// <param name="Version">See <see cref="LawDocument.Version"/>.</param>
/// <param name="Effective">See <see cref="LawDocument.Effective"/>.</param>
/// <param name="FirstAdopted">Date of the first adoption or promulgation.</param>
internal sealed partial record LawInfo(string? Book, DateOnly? Version, DateOnly? Effective, DateOnly? FirstAdopted)
{
    public static LawInfo Read(ReadOnlySpan<string> lines, string fileName)
    {
        string? book = null;
        DateOnly? first = null, adopted = null, inForce = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                book ??= line[2..].Trim();
            if (StatedInForce().Match(line) is { Success: true } statement && DateOf(statement) is { } start)
                inForce = start;
            else if (AdoptedOn().Match(line) is { Success: true } adoption && DateOf(adoption) is { } date)
                (first, adopted) = (first < date ? first : date, adopted > date ? adopted : date);
        }
        var version = LawNames.TryReadVersion(fileName, out var dated) ? dated : adopted ?? inForce;
        // A date before the version belongs to the law as first enacted.
        return new LawInfo(book, version, inForce >= version ? inForce : null, first);
    }

    private static DateOnly? DateOf(Match match) =>
        DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    [GeneratedRegex(@"^(?<date>\d{4}年\d{1,2}月\d{1,2}日)\s*起?(施行|实施|生效)|自(?<date>\d{4}年\d{1,2}月\d{1,2}日)起(施行|实施|生效)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex StatedInForce();

    [GeneratedRegex(@"^(?<date>\d{4}年\d{1,2}月\d{1,2}日)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AdoptedOn();
}

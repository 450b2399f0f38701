using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>What the lines between a law's title and its text say.</summary>
/// <param name="Book">The second title: the book (编) of a code.</param>
/// <param name="Version">See <see cref="LawDocument.Version"/>.</param>
/// <param name="Effective">See <see cref="LawDocument.Effective"/>.</param>
/// <param name="FirstAdopted">Date of the first adoption or promulgation.</param>
/// <param name="Unread">Index of the first line that names a day which does not exist, or no whole day; null when there is none.</param>
internal sealed partial record LawInfo(string? Book, DateOnly? Version, DateOnly? Effective, DateOnly? FirstAdopted, int? Unread)
{
    /// <param name="lines">Each with its index in the file.</param>
    /// <param name="fileName">Without its ending.</param>
    public static LawInfo Read(IEnumerable<(int Line, string Text)> lines, string fileName)
    {
        string? book = null;
        int? unread = null;
        DateOnly? first = null, adopted = null, inForce = null;
        foreach (var (number, line) in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                book ??= line[2..].Trim();
            var (behind, read) = (0, false);
            foreach (var day in Day().Matches(line).Cast<Match>())
            {
                var before = line[behind..day.Index];
                behind = day.Index + day.Length;
                if (DateOf(day) is not { } date)
                    continue;
                read = true;
                if (InForceAfter().IsMatch(line[behind..]) || InForceBefore().IsMatch(before))
                    inForce = date;
                else if (day.Index == 0 || Adopted().IsMatch(line))
                    (first, adopted) = (first < date ? first : date, adopted > date ? adopted : date);
            }

            if (!read && Dated().IsMatch(line))
                unread ??= number;
        }

        var version = LawNames.TryReadVersion(fileName, out var dated) ? dated : adopted ?? inForce;
        // A date before the version belongs to the law as first enacted.
        return new LawInfo(book, version, inForce >= version ? inForce : null, first, unread);
    }

    public static bool NamesDay(string line) => Day().IsMatch(line);

    private static DateOnly? DateOf(Match match) =>
        Number(match, "y") is >= 1900 and <= 2200 and var year && Number(match, "m") is >= 1 and <= 12 and var month
        && Number(match, "d") is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(Match match, string group)
    {
        var at = 0;
        return ArticleNumber.TryReadNumeral(match.Groups[group].ValueSpan, ref at, out var value) && at == match.Groups[group].Length ? value : 0;
    }

    /// <summary>2020年10月17日, 二〇二〇年十月十七日, 2020-10-17.</summary>
    [GeneratedRegex(
        @"(?<![0-9])(?<y>[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})(?:\s*年\s*(?<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?<d>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日|"
            + @"(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})(?![0-9]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Day();

    [GeneratedRegex(@"^\s*起?\s*(正式)?(施行|实施|生效)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex InForceAfter();

    [GeneratedRegex(@"(施行|实施|生效|effective)[^:：]{0,6}[:：]\s*[""']?$", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex InForceBefore();

    /// <summary>Words of a line that tells how a law came about.</summary>
    [GeneratedRegex("通过|修正|修订|修改|公布|发布|颁布|批准|印发|制定|会议|日期|date|publish|adopt|issue|version|revis|amend", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex Adopted();

    [GeneratedRegex(@"[0-9０-９〇○零一二三四五六七八九]{2,4}\s*年|[0-9]{4}[-/.][0-9]|(日期|date)\s*[:：]", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex Dated();
}

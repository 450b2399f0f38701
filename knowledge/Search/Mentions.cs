using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>Which laws a text names: 《…》 and, before the number of an article, without the marks (依照民法典第一百八十八条).</summary>
internal static partial class Mentions
{
    /// <summary>A law's name before a number is at most this long; its beginning is not marked, so every ending counts.</summary>
    private const int LongestUnmarked = 12;

    /// <summary>Canonical names, each once. Endings that are no law's name are among them and find nothing.</summary>
    public static IEnumerable<string> In(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match marked in Marked().Matches(text))
            names.Add(LawNames.Resolve(LawNames.Canonical(marked.Groups[1].Value)));
        foreach (Match unmarked in Unmarked().Matches(text))
        {
            var name = unmarked.Groups[1].Value;
            for (var length = 2; length <= Math.Min(name.Length, LongestUnmarked); length++)
                names.Add(LawNames.Resolve(LawNames.Canonical(name[^length..])));
        }
        return names;
    }

    [GeneratedRegex("《([^《》]{2,40})》", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Marked();

    [GeneratedRegex("([\\u4e00-\\u9fff]{1,12}(?<!本)[法典])第[一二三四五六七八九十百千零〇]+条", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Unmarked();
}

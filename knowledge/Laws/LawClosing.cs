using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// What a law says, mostly in its last article, about its own beginning and the end of others:
/// 本法自2021年1月1日起施行。《中华人民共和国婚姻法》、《中华人民共和国继承法》同时废止。
/// </summary>
internal static partial class LawClosing
{
    private const int LongestName = 150;

    /// <summary>The last day that the text names as its own beginning; null when it names none, or only 公布之日.</summary>
    public static DateOnly? Begins(IReadOnlyList<LawArticle> articles) =>
        articles.Reverse().Select(article => DayIn(article.Text)).FirstOrDefault(day => day is not null);

    /// <summary>Every law that the text ends as a whole. A law that ends one of its own name replaces it; that is no repeal.</summary>
    /// <param name="name">Name of the law that speaks.</param>
    /// <param name="articles">Its articles.</param>
    /// <param name="otherwise">Day of the repeal when the text names none.</param>
    public static IReadOnlyList<LawRepeal> Repeals(string name, IReadOnlyList<LawArticle> articles, DateOnly? otherwise)
    {
        var own = LawNames.Canonical(name);
        var repeals = new Dictionary<string, LawRepeal>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            var named = article.Text.Split('。', '；', '\n').SelectMany(Ended).ToList();
            if (named.Count == 0 || (DayIn(article.Text) ?? Begins(articles) ?? otherwise) is not { } from)
                continue;
            foreach (var law in named)
                if (LawNames.Canonical(law) is { Length: > 2 and <= LongestName } key && key != own)
                    repeals.TryAdd(key, new LawRepeal(LawNames.Display(law), from));
        }

        return [.. repeals.Values];
    }

    /// <summary>The laws that one sentence ends; none when it ends only a part (《反倾销和反补贴条例》中关于反倾销的规定).</summary>
    private static IEnumerable<string> Ended(string sentence)
    {
        if (End().Match(sentence) is not { Success: true } end)
            yield break;
        var behind = 0;
        for (var open = sentence.IndexOf('《', StringComparison.Ordinal); open >= 0 && open < end.Index; open = sentence.IndexOf('《', behind))
        {
            var close = Close(sentence, open);
            if (close < 0)
                yield break;
            var before = sentence[behind..open];
            behind = close + 1;
            if (!Ground().IsMatch(before) && Whole().IsMatch(sentence, behind))
                yield return Issued(before, sentence[(open + 1)..close]);
        }
    }

    /// <summary>最高人民法院《关于…的解释》 is called 最高人民法院关于…的解释.</summary>
    private static string Issued(string before, string name) =>
        name.StartsWith("关于", StringComparison.Ordinal) && Issuer().Match(before) is { Success: true } issuer ? issuer.Value + name : name;

    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '《' => 1, '》' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }

        return -1;
    }

    private static DateOnly? DayIn(string text) => Beginning().Matches(text) is { Count: > 0 } all
        && Number(all[^1], "y") is var year && Number(all[^1], "m") is >= 1 and <= 12 and var month
        && Number(all[^1], "d") is var day && day >= 1 && year >= 1949 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(Match match, string group) =>
        match.Groups[group].ValueSpan.ToString().Aggregate(0, (value, digit) => (value * 10) + (int)char.GetNumericValue(digit));

    [GeneratedRegex(@"本(?!款|条例?第|项)[^，。；：《》\n]{1,10}?自\s*(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日\s*起\s*(正式)?(施行|实施|生效|执行)", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(同时|即行|即|随之|一并|相应|均|都)废止|不再适用|(起|予以)废止$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex End();

    /// <summary>What may stand between a name and the word that ends it: its number, and other names.</summary>
    [GeneratedRegex(@"\G(\s|（[^）]*）|\([^)]*\))*(《|、|，|,|和|及|以及|与|并|同时|即|随之|一并|相应|均|都|自|予以|不再适用)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(根据|依照|依据|按照|适用|执行|修改|违反)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Ground();

    [GeneratedRegex(@"最高人民法院、最高人民检察院|最高人民法院|最高人民检察院", RegexOptions.RightToLeft, RegexLimit.Milliseconds)]
    private static partial Regex Issuer();
}

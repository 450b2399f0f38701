using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What replaced a law that has ended.</summary>
/// <param name="Laws">Each with what stands behind its name: 第一千零六十四条, （2021年修改）. Empty when no law did, or the words name none.</param>
/// <param name="AndOthers">There are more (等).</param>
/// <param name="Words">Why it is no longer in force, when no law is named; may be empty.</param>
public sealed partial record Replacement(IReadOnlyList<(string Law, string Behind)> Laws, bool AndOthers, string Words)
{
    /// <summary>
    /// Reads 民法典；最高人民法院关于适用《民法典》婚姻家庭编的解释（一）, 公司法、企业国有资产法等, 人口与计划生育法（2021年修改）, and —（国务院决定废止）,
    /// which names no law. What does not end as names of laws do is a sentence.
    /// </summary>
    public static Replacement Parse(string by)
    {
        var text = by.Trim();
        if (text.Length == 0 || text[0] is '—' or '-')
            return new Replacement([], false, WithoutBrackets(text.TrimStart('—', '-', ' ')));
        var others = text[^1] == '等';
        var laws = new List<(string, string)>();
        foreach (var part in (others ? text[..^1] : text).Split('；', ';').SelectMany(Parts))
        {
            if (NamedForm().Match(part) is not { Success: true } named)
                return new Replacement([], false, text);
            laws.Add((LawParser.DisplayName(named.Groups["name"].Value), named.Groups["behind"].Value));
        }

        return new Replacement(laws, others, "");
    }

    /// <summary>公司法、企业国有资产法 are two; the sign within 最高人民法院、最高人民检察院关于… and 查封、扣押、冻结 parts nothing.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var at = text.IndexOf('、', StringComparison.Ordinal); at >= 0; at = text.IndexOf('、', at + 1))
        {
            var before = text[start..at];
            if (before.Contains("关于", StringComparison.Ordinal) || !NamedForm().IsMatch(before.Trim()))
                continue;
            yield return before.Trim();
            start = at + 1;
        }

        yield return text[start..].Trim();
    }

    private static string WithoutBrackets(string text) => text is ['（' or '(', .. var inner, '）' or ')'] ? inner : text;

    [GeneratedRegex(
        "^(?<name>.+?(?:法|典|条例|规定|办法|细则|规则|解释|解答|批复|答复|函|决定|决议|意见|通知|通则|总则|安排|命令|方案|规范|修正案|准则|标准|目录|纲要|规程|章程|制度)"
            + "(?:[（(](?:[一二三四五六七八九十]+|试行|暂行)[）)])*》?)(?<behind>(?:第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十])?)?(?:[（(][^（）()]*[）)])?)$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NamedForm();
}

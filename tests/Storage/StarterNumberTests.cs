using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>Every number of days, months, years, money, parts and ages in an answer stands in an article that it cites.</summary>
public sealed partial class StarterNumberTests
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>What every suit, arbitration and review has, and an answer need not cite: periods and lengths of proceedings.</summary>
    private static readonly (string Law, string[] Articles)[] Proceedings =
    [
        ("民法典", ["第一百八十八条"]),
        ("民事诉讼法", ["第一百二十六条", "第一百五十二条", "第一百六十四条", "第一百七十一条", "第二百五十条"]),
        ("劳动争议调解仲裁法", ["第二十七条", "第四十三条", "第五十条"]),
        ("行政复议法", ["第二十条", "第六十二条"]),
        ("行政诉讼法", ["第四十五条", "第四十六条", "第八十一条", "第八十五条"]),
    ];

    private static readonly Lazy<Dictionary<(string Law, string Article), string>> Library = new(() =>
    {
        var texts = new Dictionary<(string, string), string>();
        foreach (var law in LawDocument.NewestPerLaw(
            LawParser.Parse(SharedData.PathOrSkip("laws")).OfType<LawFile.Parsed>().Select(file => file.Document)))
            foreach (var article in law.Articles)
                texts[(LawParser.CanonicalLawName(law.Name), article.Number)] = article.Text;
        return texts;
    });

    [Fact]
    public void Every_number_in_an_answer_stands_in_an_article_it_cites()
    {
        var common = string.Join('\n', Proceedings.SelectMany(law => law.Articles.Select(article => TextOf(law.Law, article))));
        var wrong = new List<string>();
        foreach (var entry in StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq")))
        {
            var said = string.Join('\n', entry.Steps.Append(entry.Answer).Concat(entry.Facets.Values));
            var proof = Of(common + string.Join('\n', entry.Citations.Select(citation => TextOf(citation.Law, LawParser.CanonicalArticle(citation.Article)))));
            wrong.AddRange(Unproved(said, proof).Select(number => $"{entry.Id}: {number}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("三十日内申请", "三十日", true)]
    [InlineData("30天内申请", "三十日", true)]
    [InlineData("一年内提", "十二个月", true)]
    [InlineData("两倍", "二倍", true)]
    [InlineData("百分之二十", "百分之二十", true)]
    [InlineData("三分之二", "三分之二", true)]
    [InlineData("五万元", "50000元", true)]
    [InlineData("百分之二十", "工资的２０％。", true)]
    [InlineData("十五日内", "三十日", false)]
    [InlineData("三倍", "二倍", false)]
    public void Numbers_are_compared_by_what_they_say(string said, string text, bool proved) => Assert.Equal(proved, !Unproved(said, Of(text)).Any());

    private static string TextOf(string law, string article) => Library.Value.GetValueOrDefault((LawParser.CanonicalLawName(law), article)) ?? "";

    private static IEnumerable<string> Unproved(string said, HashSet<(double, string)> proof) => Numbers(said)
        .Where(number => (number.Value, number.Unit) != (1, "日") && !proof.Contains((number.Value, number.Unit))).Select(number => number.Words).Distinct();

    /// <summary>A year is twelve months.</summary>
    private static HashSet<(double, string)> Of(string text)
    {
        var found = Numbers(text).Select(number => (number.Value, number.Unit)).ToHashSet();
        foreach (var (value, unit) in found.ToList())
        {
            if (unit == "年")
                found.Add((value * 12, "月"));
            if (unit == "月")
                found.Add((value / 12, "年"));
        }

        return found;
    }

    private static IEnumerable<(double Value, string Unit, string Words)> Numbers(string text)
    {
        // Older texts have digits of full width.
        text = string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        foreach (var match in Percent().Matches(text).Cast<Match>())
            yield return (Chinese(match.Groups[1].Value), "%", match.Value);
        foreach (var match in Part().Matches(text).Cast<Match>())
            yield return ((Chinese(match.Groups[1].Value) * 1000) + Chinese(match.Groups[2].Value), "分之", match.Value);
        foreach (var match in Counted().Matches(text).Cast<Match>())
        {
            var (number, unit) = (match.Groups[1].Value, match.Groups[2].Value);
            var arabic = char.IsAsciiDigit(number[0]);
            // 2025年, 8月15日 are days of a calendar.
            if (arabic && ((unit == "年" && number.Length == 4) || (unit is "日" or "月" && CalendarBefore().IsMatch(text[..match.Index]))))
                continue;
            var (value, size) = (arabic ? double.Parse(number.TrimEnd('万').Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : Chinese(number), 1.0);
            if (arabic && number.EndsWith('万'))
                size = 10000;
            if (unit == "万元")
                size *= 10000;
            if (unit == "周")
                (size, unit) = (7, "日");
            unit = unit switch { "工作日" or "个工作日" or "天" => "日", "个月" => "月", "周岁" => "岁", "％" => "%", "万元" => "元", _ => unit };
            yield return (value * size, unit, match.Value);
        }
    }

    private static double Chinese(string text)
    {
        if (text == "半")
            return 0.5;
        var (total, section, digit) = (0d, 0d, 0d);
        foreach (var c in text.Replace('〇', '零').Replace('两', '二'))
        {
            switch (c)
            {
                case '十' or '百' or '千':
                    section += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                    digit = 0;
                    break;
                case '万':
                    total += (section + digit == 0 ? 1 : section + digit) * 10000;
                    (section, digit) = (0, 0);
                    break;
                default:
                    digit = Digits.IndexOf(c, StringComparison.Ordinal);
                    break;
            }
        }

        return total + section + digit;
    }

    [GeneratedRegex("百分之([零一二三四五六七八九十百]+)")]
    private static partial Regex Percent();

    [GeneratedRegex("([二三四五六七八九十两]+)分之([一二三四五六七八九十]+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"([0-9][0-9.,]*万?|[零〇一二三四五六七八九十百千万两半]+)\s*(个?工作日|日|天|个?月|年|万元|元|倍|周岁|岁|%|％|小时|周|平方米|米)")]
    private static partial Regex Counted();

    [GeneratedRegex("[0-9]{1,4}[年月]$")]
    private static partial Regex CalendarBefore();
}

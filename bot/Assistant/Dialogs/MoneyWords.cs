using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>An amount of money as a resident said it.</summary>
/// <param name="Vague">Said with 约, 左右 or 多: what follows from it is marked 约.</param>
public sealed record Amount(decimal Yuan, bool Vague);

/// <summary>Finds the amount in "3500元", "三千五", "3.5千", "2万多", "１２０００", "欠我一万二".</summary>
public static partial class MoneyWords
{
    private const decimal Most = 1_000_000_000_000;

    /// <summary>The one amount that stands in the text; null when there is none, or several, or one that may mean two things (几千, 两三万).</summary>
    public static Amount? Read(string text)
    {
        var said = ChineseNumbers.Tidy(text);
        // One bare character, as in 一般 or 第三, is no amount.
        var found = AmountForm().Matches(said).Select(match => (Match: match, Rank: Rank(match)))
            .Where(f => f.Rank > 0 || f.Match.Length > 1 || char.IsAsciiDigit(f.Match.Value[0])).ToList();
        if (found.Count == 0)
            return null;
        var best = found.Max(f => f.Rank);
        if (found.Where(f => f.Rank == best).ToList() is not [var only] || (best == 0 && found.Count > 1))
            return null;
        if (ChineseNumbers.Read(only.Match.Groups["number"].Value) is not { } yuan || yuan > Most)
            return null;
        return new Amount(yuan, only.Match.Groups["more"].Success || VagueForm().IsMatch(said));
    }

    /// <summary>A number with 元 or 块 speaks of money more plainly than one with 万, and that more than a bare one.</summary>
    private static int Rank(Match match)
    {
        if (match.Groups["unit"].Success)
            return 2;
        return match.Groups["number"].Value.Any(c => "百千万亿kKwW".Contains(c, StringComparison.Ordinal)) ? 1 : 0;
    }

    [GeneratedRegex("(?<![几0-9.])(?<number>" + ChineseNumbers.Run + ")(?>(?<more>多|来)?)(?>(?<unit>元|块|圆|人民币|rmb|RMB)?)(?![年月日号岁天个点楼栋%0-9〇零一二两三四五六七八九十百千万亿]|小时)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AmountForm();

    [GeneratedRegex("(?<![合签预节])约(?![定好])|大概|差不多|左右|上下|出头|不到|将近|接近|可能|好像|估计", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex VagueForm();
}

using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds the amount in "3500元", "三千五", "3.5千", "2万多", "１２０００", "欠我一万二", "伍仟元整"; the two of "两三万".</summary>
public static partial class MoneyRecognizer
{
    private const decimal Most = 1_000_000_000_000;

    /// <summary>A bare 2 before 到3万 counts what the 3 counts; a bare 2000 does not.</summary>
    private const decimal LeastWhole = 100;

    /// <summary>The one amount that stands in the text; null when there is none, or several, or one that may mean two things (几千, 两三万).</summary>
    public static Amount? Read(string text)
    {
        var said = ChineseNumbers.Tidy(text);
        return ReadRange(text) is null && Only(said) is { } only && ChineseNumbers.Read(only.Groups["number"].Value) is { } yuan && yuan <= Most
            ? new Amount(yuan, only.Groups["more"].Success || VagueForm().IsMatch(said))
            : null;
    }

    /// <summary>The bounds of the one range that stands in the text: 两三万, 七八千块, 2到3万, 5千块到6千块; null when there is none, or several.</summary>
    public static (decimal Low, decimal High)? ReadRange(string text)
    {
        var said = ChineseNumbers.Tidy(text);
        var found = NeighboursForm().Matches(said).Select(Neighbours).Concat(FromToForm().Matches(said).Select(FromTo)).OfType<(decimal, decimal)>()
            .Distinct().ToList();
        return found is [var (low, high)] && low < high && high <= Most ? (low, high) : null;
    }

    /// <summary>The words without the amounts in them: what else was said.</summary>
    public static string WithoutAmounts(string text) => FromToForm().Replace(AmountForm().Replace(ChineseNumbers.Tidy(text), ""), "");

    private static Match? Only(string said)
    {
        // One bare character, as in 一般 or 第三, is no amount.
        var found = AmountForm().Matches(said).Select(match => (Match: match, Rank: Rank(match)))
            .Where(f => f.Rank > 0 || f.Match.Length > 1 || char.IsAsciiDigit(f.Match.Value[0])).ToList();
        if (found.Count == 0)
            return null;
        var best = found.Max(f => f.Rank);
        return found.Where(f => f.Rank == best).ToList() is [var only] && (best > 0 || found.Count == 1) ? only.Match : null;
    }

    /// <summary>A number with 元 or 块 speaks of money more plainly than one with 万, and that more than a bare one.</summary>
    private static int Rank(Match match)
    {
        if (match.Groups["unit"].Success)
            return 2;
        return match.Groups["number"].Value.Any(c => "百千万亿kKwW".Contains(c, StringComparison.Ordinal)) ? 1 : 0;
    }

    private static (decimal, decimal)? Neighbours(Match match)
    {
        var (before, unit) = (match.Groups["before"].Value, match.Groups["unit"].Value);
        return before.Length + unit.Length > 0 && ChineseNumbers.Read(before + match.Groups["low"].Value + unit) is { } low
            && ChineseNumbers.Read(before + match.Groups["high"].Value + unit) is { } high
            ? (low, high)
            : null;
    }

    private static (decimal, decimal)? FromTo(Match match)
    {
        if (ChineseNumbers.Read(match.Groups["from"].Value) is not { } low || ChineseNumbers.Read(match.Groups["to"].Value) is not { } high)
            return null;
        var unit = match.Groups["to"].Value[^1];
        // 3万、5万 are two sums; 2、3万 is one that is not known better.
        if (match.Groups["and"].Success && low >= LeastWhole)
            return null;
        return low < LeastWhole && match.Groups["own"].Length == 0
            && ChineseNumbers.Read($"1{unit}") is >= LeastWhole and var each ? (low * each, high) : (low, high);
    }

    [GeneratedRegex("(?<![几0-9.])(?<number>" + ChineseNumbers.Run
        + ")(?>(?<more>多|来)?)(?>(?<unit>元|块|圆|人民币|rmb|RMB)?)(?![年月日号岁天个点楼栋%0-9〇零一二两三四五六七八九十百千万亿]|小时)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AmountForm();

    /// <summary>两三万, 三四百, 十二三万, 一万二三.</summary>
    [GeneratedRegex(
        "(?<![几0-9.])(?<before>(?:[一二三四五六七八九]?[百千万]|[一二三四五六七八九]?十)*)(?:(?<low>一)(?<high>两|二)|(?<low>[二两])(?<high>三)|(?<low>三)(?<high>四)|(?<low>四)(?<high>五)|"
            + "(?<low>五)(?<high>六)|(?<low>六)(?<high>七)|(?<low>七)(?<high>八)|(?<low>八)(?<high>九))(?<unit>[十百千万亿]*)(?![年月日号岁天个点楼栋〇零一二两三四五六七八九])",
                RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NeighboursForm();

    [GeneratedRegex("(?<![几0-9.])(?<from>" + ChineseNumbers.Run + ")(?<own>元|块钱?|圆)?(?:(?<and>、)|到|至|[-~—])+(?<to>" + ChineseNumbers.Run
        + ")(?![年月日号岁天个点楼栋]|小时)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FromToForm();

    [GeneratedRegex("(?<![合签预节])约(?![定好])|大概|差不多|左右|上下|出头|不到|将近|接近|可能|好像|估计", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex VagueForm();
}

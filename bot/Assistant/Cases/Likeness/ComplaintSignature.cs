using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What a complaint is about and where, in numbers. Two complaints speak of the same problem (同一件事) when both are alike:
/// the places they name, and the words that complaints have in common. A word that few complaints have is a name, and says
/// where rather than what.
/// </summary>
public sealed partial class ComplaintSignature
{
    /// <summary>From here on it is the same problem: nine of ten times among complaints of one estate or one kind.</summary>
    public const double Same = 0.15;

    /// <summary>Complaints that <c>common-words.tsv</c> was counted in. It has characters of 20 of them, and pairs of 80.</summary>
    private const int Complaints = 4261;

    /// <summary>Letters in which a resident has said where it is; a long story mentions many places.</summary>
    private const int NamedWithin = 150;

    private static readonly Lazy<Dictionary<int, double>> Weights = new(ReadWeights);

    private readonly string? community;
    private readonly HashSet<string> names;
    private readonly Doors doors;

    /// <summary>It comes from one source for all around: buildings that are named are those of the neighbours who suffer.</summary>
    private readonly bool isOfAll;
    private readonly (int Word, float Value)[] words;

    /// <param name="community">Where it is, as the case names it.</param>
    /// <param name="text">What was told.</param>
    /// <param name="spot">Building, unit or gate, where it was told apart; else they are looked for in the text.</param>
    public ComplaintSignature(string? community, string text, string? spot = null)
    {
        doors = Doors.In(spot) is { IsEmpty: false } told ? told : Doors.In(text.Length > NamedWithin ? text[..NamedWithin] : text);
        isOfAll = WideForm().IsMatch(text);
        this.community = string.IsNullOrEmpty(community) ? null : community;
        names = [.. Names(community), .. Names(text.Length > NamedWithin ? text[..NamedWithin] : text)];
        // Every complaint of a place has its name: it says nothing about the problem.
        foreach (var name in Names(text).OrderByDescending(name => name.Length).ToList())
            text = text.Replace(name, "|", StringComparison.Ordinal);
        words = Normal(Groups(text).Except(Groups(community)).Where(Weights.Value.ContainsKey).Order().Select(word => (word, Weights.Value[word])));
    }

    /// <summary>Complaints that share none of these are not alike.</summary>
    public IEnumerable<string> Places => community is null ? names : names.Append(community);

    /// <summary>What it is about, each word with its share; the squares of all shares are 1 together.</summary>
    internal IReadOnlyList<(int Word, float Value)> Words => words;

    /// <summary>Between 0 and 1, see <see cref="Same"/>; the same in both directions.</summary>
    public double SimilarityTo(ComplaintSignature other) => SimilarityTo(other, WordsInCommon(other));

    /// <param name="other">Of another complaint.</param>
    /// <param name="inCommon">The sum of the products of the shares that both have; nobody is more alike than this.</param>
    internal double SimilarityTo(ComplaintSignature other, double inCommon)
    {
        // A leak in one building does not end by mending another one's.
        if (!(isOfAll && other.isOfAll) && doors.IsApartFrom(other.doors))
            return 0;
        var place = community is not null && community == other.community ? 1 : NamesInCommon(other);
        return place == 0 ? 0 : Math.Sqrt(place) * inCommon;
    }

    private double NamesInCommon(ComplaintSignature other)
    {
        var shared = names.Count(other.names.Contains);
        return shared == 0 ? 0 : shared / Math.Sqrt((double)names.Count * other.names.Count);
    }

    private double WordsInCommon(ComplaintSignature other)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < words.Length && j < other.words.Length;)
        {
            var order = words[i].Word.CompareTo(other.words[j].Word);
            if (order == 0)
                sum += words[i].Value * other.words[j].Value;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return sum;
    }

    /// <summary>The end of each name of a place, which residents write in the same way: 发新城 of 暮云街道丽发新城.</summary>
    private static IEnumerable<string> Names(string? text) =>
        from match in NameForm().Matches(text ?? "")
        let name = match.Groups[1].Value + match.Groups[2].Value
        where !Weights.Value.ContainsKey(Pair(name[0], name[1])) && !NoName().IsMatch(text.AsSpan(match.Index + 1, Math.Min(3, text!.Length - match.Index - 1)))
        select name;

    /// <summary>Each Chinese character and each pair of neighbours, once.</summary>
    private static HashSet<int> Groups(string? text)
    {
        var groups = new HashSet<int>();
        var before = '\0';
        foreach (var letter in text ?? "")
        {
            var known = letter is >= '\u4e00' and <= '\u9fff';
            if (known)
                groups.Add(letter);
            if (known && before != '\0')
                groups.Add(Pair(before, letter));
            before = known ? letter : '\0';
        }

        return groups;
    }

    private static int Pair(char first, char second) => (first << 16) | second;

    private static (int Word, float Value)[] Normal(IEnumerable<(int Word, double Weight)> weighted)
    {
        var all = weighted.ToList();
        var length = Math.Sqrt(all.Sum(one => one.Weight * one.Weight));
        return [.. all.Select(one => (one.Word, (float)(one.Weight / length)))];
    }

    private static Dictionary<int, double> ReadWeights()
    {
        using var stream = typeof(ComplaintSignature).Assembly.GetManifestResourceStream("common-words.tsv")!;
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<int, double>();
        while (reader.ReadLine()?.Split('\t') is [var word, var count])
        {
            var rarity = Math.Log((double)Complaints / int.Parse(count, CultureInfo.InvariantCulture));
            weights[word.Length == 1 ? word[0] : Pair(word[0], word[1])] = Math.Pow(rarity, 1.5);
        }

        return weights;
    }

    [GeneratedRegex(@"(?=([\u4e00-\u9fff]{2})(小区|社区|花园|家园|新村|新城|之城|公寓|广场|大道|公园|学校|小学|中学|大厦|学院|大学|夜市|物流园|国际|[苑城园湾路街巷村组桥郡庭湖墅邸汇景境网]))", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex NameForm();

    [GeneratedRegex(
        "搅拌站|工地|打桩|广场舞|夜市|变电站|基站|信号塔|铁塔|工厂|化工厂|水泥厂|养殖场|养猪场|垃圾站|垃圾场|垃圾中转|焚烧|污水处理|排污|河道|高架|铁路|高铁|地铁|高速|公交|马路|主干道|(?:整个?|全)小区|小区里?都|各栋|每栋|全体|业委会|物业费|停车费|供暖|暖气|"
            + "全部停", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WideForm();

    /// <summary>Looks at the letter before the end of a name, its first letter, and the next.</summary>
    [GeneratedRegex("^.?(政府|道路|马路|线路|背景|环境|城市)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoName();
}

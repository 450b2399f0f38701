using System.Buffers;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Finds estate, road and building in what a resident writes.</summary>
public static partial class PlaceWords
{
    private static readonly string[] NotNames = ["我们", "我家", "你们", "他们", "这个", "那个", "整个", "本", "该", "咱们", "附近", "旁边", "隔壁", "对面", "位于", "关于", "反映", "投诉", "举报", "在", "是", "住", "的", "有", "到", "就", "去", "从", "往", "离", "了", "说", "我"];

    /// <summary>Characters of a name before its ending.</summary>
    private const int LongestName = 12;

    /// <summary>Characters of an answer that is an address and nothing else.</summary>
    private const int LongestAddress = 60;

    /// <summary>不, 看见 and the like stand in no name of a road or village: 晚上看不见路 is none.</summary>
    private static readonly SearchValues<char> NeverInRoads = SearchValues.Create("不没看见走过了着得很太都就会能让这那每条段晚");

    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal)
    {
        "不知道", "不清楚", "不晓得", "说不清", "没用", "有用", "随便", "什么", "哪里", "你猜", "这里", "那里", "就这里", "就那里", "谢谢", "你好", "您好", "好的", "可以", "不是", "不对",
    };

    /// <summary>3号楼, 5栋2单元301, 三号楼楼下, 檀溪路18号's 18号, 我家楼下; null when there is none.</summary>
    public static string? Spot(string text)
    {
        if (SpotForm().Match(text) is { Success: true } match)
            return match.Value.Trim();
        return NearForm().Match(text) is { Success: true } near ? near.Value : null;
    }

    /// <summary>"13号" and nothing else: a house where a house was named, and never a day.</summary>
    public static bool IsBareNumber(string text) => BareNumberForm().IsMatch(Manners.Plain(text));

    /// <summary>还是那个小区, 老地方, 同上: the place of the matter before.</summary>
    public static bool IsSamePlace(string text) => SamePlaceForm().IsMatch(Manners.Plain(text));

    /// <summary>A name that ends like a place: 丽景花园小区, 檀溪路, 人民路与长虹路交叉口; null when there is none.</summary>
    public static string? Name(string text)
    {
        if (CrossingForm().Match(text) is { Success: true } crossing && Before(text, crossing.Index, 10, NotNames) is { Length: > 0 } first)
            return first + crossing.Value;
        foreach (var match in EndForm().Matches(text).Cast<Match>())
        {
            var before = Before(text, match.Index, LongestName, NotNames);
            if (match.Length == 1)
                before = before[(before.AsSpan().LastIndexOfAny(NeverInRoads) + 1)..];
            var name = before + match.Value;
            if (before.Length > 0 && name.Length >= 3 && !GenericForm().IsMatch(name))
                return name;
        }

        return null;
    }

    /// <summary>The part of a name that stands before its ending: letters and characters in one run, after the last word that is no part of a name.</summary>
    internal static string Before(string text, int end, int longest, string[] notNames)
    {
        var start = end;
        while (start > 0 && end - start < longest && char.IsLetterOrDigit(text[start - 1]))
            start--;
        var run = text[start..end];
        return run[notNames.Select(word => run.LastIndexOf(word, StringComparison.Ordinal) is var at && at >= 0 ? at + word.Length : 0).Max()..];
    }

    /// <summary>Whether an answer to "where?" may be a name: short, and neither 不知道 nor a sentence.</summary>
    public static bool MayBeName(string text)
    {
        var plain = Manners.Plain(text);
        return plain.Length is >= 2 and <= 30 && text.Length <= 60 && !Nothing.Contains(plain) && !plain.All(char.IsAsciiDigit) && (plain.Length <= 4 || !SentenceForm().IsMatch(text)) && !NeverForm().IsMatch(plain);
    }

    /// <summary>Where somebody lives or is (汉江花园3栋, 我在小学门口), and nothing that happens there.</summary>
    public static bool IsAddress(string text) => text.Length <= LongestAddress && AddressForm().IsMatch(text) && !HappensForm().IsMatch(text);

    /// <summary>另外, 还有一件事: what follows may be another matter.</summary>
    public static bool BeginsAnother(string text) => AnotherForm().IsMatch(text);

    [GeneratedRegex(@"[0-9０-９一二两三四五六七八九十百]{1,4}(号楼|栋|幢|座|号院)([0-9０-９一二三四五六七八九十]{1,3}单元)?([0-9０-９]{1,4}(室|号)?)?(楼下|楼上|对面|旁边|门口|后面|前面|楼顶|地下室|电梯|楼道)?|[0-9０-９一二三四五六七八九十]{1,3}单元([0-9０-９]{1,4}(室|号)?)?|(?<=[路街巷道村])[0-9０-９]{1,5}号(?!线|地块|文)(附[0-9]{1,3}号)?(对面|旁边|门口|楼下|后面)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SpotForm();

    [GeneratedRegex("^(?:还是|也是|就是|就在|也在)?(?:在|是)?(?:(?:刚才|上次|前面)(?:说)?的?|那个|这个|同一个?|我们)(?:小区|地方|位置|村|里|儿)$|^(?:还是|就是)(?:那里|那儿|那|这里)$|^老地方$|^同上$|^一样的?地方$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SamePlaceForm();

    [GeneratedRegex("^[0-9一二三四五六七八九十百]{1,5}号$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BareNumberForm();

    [GeneratedRegex("我们?家?(楼下|楼上|隔壁|对门|对面|门口|旁边|后面|前面|楼顶)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NearForm();

    /// <summary>From the ending of the first road on.</summary>
    [GeneratedRegex(@"[路街道][与和跟、][\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,8}?[路街道]的?(?:交叉口|交汇处|交会处|交界处?|十字路口|丁字路口|路口)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CrossingForm();

    [GeneratedRegex("[吗呢啊吧么！？!?]|怎么|什么|没有|不能|不让|每天|晚上|已经|一直|太.{1,4}了|了[，,。]|[，,].*[，,]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SentenceForm();

    [GeneratedRegex("^[嗯哦噢啊额呃呵哈唉好是对行呀的]+$|^(每天|晚上|昨|今天|前天|经常|一直|很|太|特别|非常|都|也|不|没|我不|我没|怎么|为什么|什么|谁|哪)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NeverForm();

    [GeneratedRegex("^(另外|还有(?!人)|再反映|再说一|顺便|再有|第二[个件]?事?|还想反映)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex("(?:(?:小区|花园|家园|新村|新城|公寓|广场|大道|社区|花苑|家属院|市场|公园|学校|小学|中学|大厦|胡同)(?:小区)?|[路街巷村苑])(?![人线由边口灯面上过费])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex EndForm();

    [GeneratedRegex(
        "^(?:我|我们|我家|人)?(?:就|现在)?(?:在|住)?[\\u4e00-\\u9fff0-9a-zA-Z-]{0,16}?"
        + "(?:小区|花园|家园|苑|园区|公园|新城|村|路|街|巷|府|湾|院|大厦|广场|公寓|学校|小学|中学|医院|超市|市场|门口|旁边|对面|附近|楼下|边上|大桥|站|镇|社区|家里|在家|单位"
        + "|[0-9]+(?:号楼|栋|幢|号|单元|楼|层|室|组|座))(?:[0-9]+|号楼|栋|幢|单元|楼|层|室|门口|旁边|东边|西边)*$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AddressForm();

    [GeneratedRegex("[着烧烟血刀打杀救死抢毒漏困晕倒跳伤骗砸哭喊跟淹塌炸疼痛爬坠]|有人|不见|走丢", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HappensForm();

    [GeneratedRegex("^(马|道|公|铁|走|修|小|大|一条|这条|那条|哪个|什么|某)?(小区|花园|社区|路|街|村|巷|广场|市场|公园|学校)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GenericForm();
}

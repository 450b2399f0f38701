using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds in a story whom it is about, how much money, what the resident asks for and how they can be reached.</summary>
public static partial class TellingRecognizer
{
    /// <summary>Characters of a story that are read; who tells more has named it by then.</summary>
    private const int ReadAtMost = 1000;

    /// <summary>Characters at the end of a story in which its wish is looked for.</summary>
    private const int WishAtMost = 400;

    /// <summary>Characters of a name before its ending.</summary>
    private const int LongestName = 16;

    /// <summary>Words after which a name begins, or that stand before one.</summary>
    private static readonly string[] NotNames =
    [
        "楼下", "楼上", "对面", "旁边", "附近", "隔壁", "门口", "后面", "前面", "里面", "路边", "这家", "那家", "一家", "有家", "某家", "这个", "那个", "一个", "有个", "我们", "他们", "你们", "我家", "小区",
        "什么", "现在", "关于", "反映", "投诉", "举报", "就是", "还是", "由于", "因为", "所以", "但是", "的", "在", "是", "有", "被", "把", "让", "找", "跟", "向", "给", "对", "说", "去", "到", "于",
            "从", "了", "不", "没", "能", "会", "都", "该", "本", "我", "您", "住",
        "夜里", "半夜", "深夜", "晚上", "凌晨", "早上", "清早", "白天", "中午", "上午", "下午", "傍晚", "昨晚", "今晚", "每晚", "昨天", "今天", "前天", "每天", "天天", "整天", "整夜", "周末", "最近", "经常",
            "老是", "总是", "一直", "又", "还",
        "狗屁", "黑心", "无良", "垃圾", "混账",
    ];

    /// <summary>The resident's own number; not one that is said to belong to somebody else.</summary>
    public static string? Phone(string text)
    {
        foreach (var match in PhoneForm().Matches(Repair.HalfWidth(Beginning(text))).Cast<Match>())
            if (!OthersForm().IsMatch(match.Groups["before"].Value))
                return match.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return null;
    }

    /// <summary>A firm or a place of business, the fullest name of it: 宏远建筑有限公司, 烧烤店, 物业.</summary>
    public static string? About(string text)
    {
        string? best = null;
        foreach (var match in AboutForm().Matches(Beginning(text)).Cast<Match>())
        {
            var name = PlaceRecognizer.Before(text, match.Index, LongestName, NotNames) + match.Value;
            if (name.Length >= 2 && !VagueForm().IsMatch(name) && name.Length > (best?.Length ?? 0))
                best = name;
        }

        return best;
    }

    /// <summary>The first amount that is said with 元, 块 or 万.</summary>
    public static string? Amount(string text)
    {
        var said = Repair.HalfWidth(Beginning(text));
        foreach (var match in AmountForm().Matches(ChineseNumbers.InSmall(said)).Cast<Match>())
            if (!IsPiece(said, match) && (match.Groups["several"].Success || ChineseNumbers.Read(match.Groups["number"].Value) is > 0))
                return said.Substring(match.Index, match.Length);
        return null;
    }

    /// <summary>塌了一块: a piece of something, and no money.</summary>
    private static bool IsPiece(string said, Match amount) =>
        amount is { Value: [_, '块'], Index: > 0 } && "了这那哪有掉塌缺破".Contains(said[amount.Index - 1], StringComparison.Ordinal);

    /// <summary>What the resident asks for; the last such sentence, since it closes a letter.</summary>
    public static string? Wish(string text) =>
        WishForm().Matches(text.Length > WishAtMost ? text[^WishAtMost..] : text) is { Count: > 0 } wishes ? wishes[^1].Value.TrimEnd('，', ',', ' ') : null;

    private static string Beginning(string text) => text.Length > ReadAtMost ? text[..ReadAtMost] : text;

    [GeneratedRegex(@"(?<before>[^0-9。！？\n]{0,8})(?<![0-9])(?<number>1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[0-9]{2,3}[ -]?[0-9]{7,8})(?![0-9])",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PhoneForm();

    [GeneratedRegex("老板|商家|店家|公司|物业|中介|房东|司机|对方|他|她|客服|骗|来电|打来|号码是|热线|短信", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex OthersForm();

    [GeneratedRegex(
        "(?:有限责任公司|有限公司|公司|集团|物业|开发商|搅拌站|工地|工厂|烧烤店|烧烤摊|饭店|餐馆|餐厅|酒店|宾馆|酒吧|超市|网吧|KTV|ktv|棋牌室|麻将馆|洗车店|修车店|汽修厂|健身房|美容院|培训机构|培训班|幼儿园|门诊|诊所|药店|快递站|驿站|中介|加油站|养殖场|"
            + "菜市场|商场|[厂店馆])(?![长里家内门面房下费])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AboutForm();

    [GeneratedRegex("^(?:[几多好两一二三四五六七八九十0-9]家?(?:店|厂|馆|公司)|[商开门小大到分]店|公司|图书馆|殡仪馆|同一公司|工厂)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex VagueForm();

    [GeneratedRegex("(?<![0-9.])(?:(?<several>[几两三数]?(?:[一二三四五六七八九]?[百千万]|十几|几十|几)(?=[多来余几]?万?[元块]))|(?<number>" + ChineseNumbers.Run
        + "))(?:[多来余几])?(?:万?(?:元|块钱|块(?!地|砖|石)|人民币)|(?<=万)(?:多|余|左右)(?![人户平方字次辆个家]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AmountForm();

    [GeneratedRegex(
        @"(?:强烈|坚决|特此?|我们?|业主|全体业主|居民)*(?:要求|希望|请求|恳请|恳求|盼望|建议|呼吁|敬请|望(?=有关|相关|政府|领导|早日|尽快|贵)|请(?=有关|相关|政府|领导|你们|帮忙|帮我|尽快|赶快|赶紧|尽早|及时|部门|职能|城管|物业|社区))[^。！？；"
            + @"\n]{3,80}?(?=[，,]?(?:我的?|本人|联系)?(?:电话|手机|联系方式)|[。！？；\n]|$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WishForm();
}

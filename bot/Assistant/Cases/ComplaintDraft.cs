using System.Text.RegularExpressions;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A complaint while it is being told.</summary>
public sealed class ComplaintDraft
{
    public string? Description { get; set; }

    /// <summary>Estate, road or village.</summary>
    public string? Community { get; set; }

    /// <summary>Building, unit, room or landmark.</summary>
    public string? Spot { get; set; }

    /// <summary>When it happens, as said: 每天晚上, 昨天下午三点.</summary>
    public string? When { get; set; }

    /// <summary>Ids of attachments.</summary>
    public List<Guid> Photos { get; init; } = [];

    public string Place => string.Join(' ', new[] { Community, Spot }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>Finds building, road and time in what a resident writes.</summary>
public static partial class PlaceWords
{
    private static readonly string[] NotNames = ["我们", "我家", "你们", "他们", "这个", "那个", "整个", "本", "该", "咱们", "附近", "旁边", "隔壁", "在", "是", "住", "的", "有", "到", "就"];

    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal)
    {
        "不知道", "不清楚", "不晓得", "说不清", "没用", "有用", "随便", "什么", "哪里", "你猜", "这里", "那里", "就这里", "就那里", "谢谢", "你好", "您好", "好的", "可以", "不是", "不对",
    };

    /// <summary>3号楼, 5栋2单元301, 三号楼楼下; null when there is none.</summary>
    public static string? Spot(string text) => SpotForm().Match(text) is { Success: true } match ? match.Value.Trim() : null;

    /// <summary>A name that ends like a place: 丽景花园小区, 檀溪路; null when there is none.</summary>
    public static string? Name(string text)
    {
        foreach (var match in NameForm().Matches(text).Cast<Match>())
        {
            var name = match.Value;
            var start = NotNames.Select(word => name.LastIndexOf(word, StringComparison.Ordinal) is var at && at >= 0 ? at + word.Length : 0).Max();
            name = name[start..];
            if (name.Length >= 3 && !GenericForm().IsMatch(name))
                return name;
        }

        return null;
    }

    /// <summary>An answer to "where?" that names no place: 不知道, 没用, 随便.</summary>
    public static bool SaysNothing(string text) => Nothing.Contains(Dialogs.Manners.Plain(text));

    /// <summary>每天晚上, 凌晨两点, 昨天下午; null when there is none.</summary>
    public static string? Time(string text) => TimeForm().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[0-9０-９一二两三四五六七八九十百]{1,4}(号楼|栋|幢|座|号院)([0-9０-９一二三四五六七八九十]{1,3}单元)?([0-9０-９]{1,4}(室|号)?)?(楼下|楼上|对面|旁边|门口|后面|前面|楼顶|地下室|电梯|楼道)?|[0-9０-９一二三四五六七八九十]{1,3}单元([0-9０-９]{1,4}(室|号)?)?")]
    private static partial Regex SpotForm();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,12}?(小区|花园|家园|新村|新城|公寓|广场|大道|社区|花苑|家属院|市场|公园|学校|小学|中学|大厦|胡同|[路街巷村苑])(?![人线由边口灯面上过费])")]
    private static partial Regex NameForm();

    [GeneratedRegex("^(马|道|公|铁|走|修|小|大|一条|这条|那条|哪个|什么|某)?(小区|花园|社区|路|街|村|巷|广场|市场|公园|学校)$")]
    private static partial Regex GenericForm();

    [GeneratedRegex(@"(从?(昨天|今天|前天|上周[一二三四五六日天]?|上个月|最近)(早上|上午|中午|下午|晚上|凌晨|半夜|夜里)?|每天|天天|每晚|晚上|凌晨|半夜|夜里|清早|周末|白天)(到(晚上|凌晨|半夜))?([0-9０-９一二两三四五六七八九十]{1,3}(点半|点多|点))?(开始|以后)?")]
    private static partial Regex TimeForm();
}

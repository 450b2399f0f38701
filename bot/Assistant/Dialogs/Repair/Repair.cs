using System.Text;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Short things residents say to steer a conversation, recognised the same way everywhere.</summary>
public static partial class Repair
{
    private static readonly (RepairKind Kind, string[] Words)[] Words =
    [
        (RepairKind.Cancel, ["取消", "算了", "不要了", "不办了", "不报了", "不说了", "退出", "放弃", "不用了", "先不办了", "不约了", "不预约了", "不投诉了", "不反映了"]),
        (RepairKind.Back, ["上一步", "返回", "退回去", "回到上一步"]),
        (RepairKind.Skip, ["跳过", "不填", "不想说", "没有", "不方便"]),
        (RepairKind.Restart, ["重来", "重新开始", "重填", "重新填"]),
        (RepairKind.Help, ["帮助", "怎么用", "菜单", "你会什么", "你能做什么", "帮帮我"]),
        (RepairKind.Later, ["先这样", "等会再说", "等会儿再说", "待会再说", "待会儿再说", "回头再说", "晚点再说", "改天再说", "下次再说", "以后再说", "先放着", "先存着", "先不写了", "我先忙", "有事先忙", "先留着"]),
        (RepairKind.Continue, ["接着办", "接着写", "接着说", "接着来", "继续", "继续办", "继续写", "继续填", "接着填"]),
        (RepairKind.LargeText,
            ["大字版", "大字", "大字模式", "大字号", "长辈版", "老年版", "老年模式", "字太小", "字太小了", "字小了看不清", "看不清字", "字太小看不清", "字看不清", "看不清", "字小", "字太小了看不清", "字大一点",
                "字大点", "我眼睛不好"]),
        (RepairKind.NormalText, ["标准版", "普通版", "正常版", "小字版", "退出大字版", "关闭大字版", "取消大字版", "不要大字"]),
        (RepairKind.Thanks, ["谢谢", "谢谢你", "谢谢您", "多谢", "谢了", "感谢", "十分感谢", "非常感谢", "好的谢谢", "好谢谢", "辛苦了", "辛苦", "麻烦了", "再见", "拜拜", "没事了", "没别的事了", "暂时没有了"]),
        (RepairKind.AreYouHuman, ["你是机器人吗", "你是机器人", "是机器人吗", "你是真人吗", "你是人吗", "你是谁", "你是不是机器人", "你是人工吗", "这是机器人回复吗"]),
    ];

    private static readonly Dictionary<string, RepairKind> Phrases =
        Words.SelectMany(row => row.Words.Select(word => (word, row.Kind))).ToDictionary(pair => pair.word, pair => pair.Kind, StringComparer.Ordinal);

    private static readonly int LongestPhrase = Phrases.Keys.Max(phrase => phrase.Length);

    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal)
    {
        "是", "是的", "对", "对的", "对对", "嗯", "嗯嗯", "好", "好的", "可以", "行", "提交", "确认", "确定", "没错", "没问题", "就这样", "ok", "要得", "是这样",
    };

    private static readonly HashSet<string> No = new(StringComparer.Ordinal)
    {
        "不", "不是", "不对", "不行", "错了", "修改", "改一下", "要改", "有误", "写错了",
    };

    /// <summary>Letters of a few words that decline; who writes more tells something.</summary>
    private const int DeclinesAtMost = 14;

    public static RepairKind Of(string text) => Phrases.GetValueOrDefault(Plain(text));

    public static bool IsYes(string text) => Yes.Contains(Plain(text));

    public static bool IsNo(string text) => No.Contains(Plain(text));

    /// <summary>别转人工, 没说要投诉: a job that is not wanted.</summary>
    public static bool Declines(string text) => text.Length <= DeclinesAtMost && DeclineForm().IsMatch(Plain(text));

    /// <summary>Names somebody to speak to: 人工, 律师, 找个人.</summary>
    public static bool WantsPerson(string text) => PersonForm().IsMatch(text);

    /// <summary>Whether a text only points at a choice: 2, 第二个, 最后一个.</summary>
    public static bool IsOrdinal(string text) => Plain(text) is var plain && (IsLast(plain) || Number(plain) is not null);

    /// <summary>What holds instead in "不对，是5号楼", "不是3号楼" where nothing is said instead; null when nothing is being corrected.</summary>
    public static string? Correction(string text) => SaidCorrection.In(text) is { } said ? said.Right ?? said.ToString() : null;

    /// <summary>What follows "补充一下，"; null when a text does not begin so.</summary>
    public static string? Addition(string text) => AdditionStart().Match(text.Trim()) is { Success: true } match ? match.Groups["more"].Value : null;

    /// <summary>The offered choice that a text names: its label or its number (1, １, 一, 第二个).</summary>
    public static Choice? Pick(string text, IReadOnlyList<Choice> offered)
    {
        var plain = Plain(text);
        if (offered.Count == 0 || plain.Length is 0 or > 24)
            return null;
        if (PickByLabel(text, offered) is { } same)
            return same;
        if (IsLast(plain))
            return offered[^1];
        if (Number(plain) is { } number)
            return number >= 1 && number <= offered.Count ? offered[number - 1] : null;
        return null;
    }

    public static Choice? PickByLabel(string text, IReadOnlyList<Choice> offered) => offered.FirstOrDefault(choice => Plain(choice.Label) == Plain(text));

    /// <summary>The one offered choice whose label stands within a short text, with nothing but filler around it: "我选满意".</summary>
    public static Choice? PickLoosely(string text, IReadOnlyList<Choice> offered)
    {
        var plain = Plain(text);
        var within = offered.Where(IsWithin).ToList();
        if (within.Count == 0 && PickChange(plain, offered) is { } change)
            return change;
        return within.Count == 1 && text.TrimEnd() is not [.., '?' or '？'] && within[0].Command is not ("=yes" or "=change" or "cancel") ? within[0] : null;

        bool IsWithin(Choice choice) => Plain(choice.Label) is { Length: >= 2 } label && plain.Contains(label, StringComparison.Ordinal)
            && FillerForm().IsMatch(plain.Replace(label, "|", StringComparison.Ordinal));
    }

    /// <summary>改工资, where 改月工资 is offered: the shortest label that fits.</summary>
    private static Choice? PickChange(string plain, IReadOnlyList<Choice> offered)
    {
        if (plain is not ['改', _, _, ..])
            return null;
        var fits =
            offered.Where(choice => choice.Label is ['改', ..] && choice.Label.Contains(plain[1..].TrimStart('一', '下'), StringComparison.Ordinal)).ToList();
        var shortest = fits.Count == 0 ? 0 : fits.Min(choice => choice.Label.Length);
        return fits.FindAll(choice => choice.Label.Length == shortest) is [var only] ? only : null;
    }

    /// <summary>Lower case, half width, without blanks, punctuation and closing particles, slips mended: "好的！" is "好的".</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in HalfWidth(text))
            if (char.IsLetterOrDigit(c))
                plain.Append(TraditionalCharacters.Simplify(char.ToLowerInvariant(c)));
        while (plain.Length > 1 && "吧啊呀哦呢哈了".Contains(plain[^1], StringComparison.Ordinal) && !IsPhrase(plain))
            plain.Length--;
        return Slips.Mend(plain.ToString());
    }

    /// <summary>１ becomes 1, Ａ becomes A, an ideographic blank becomes a blank. (Normalisation by Unicode tables is off without ICU.)</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source[i] is >= '\uff01' and <= '\uff5e' ? (char)(source[i] - 0xfee0) : source[i] == '\u3000' ? ' ' : source[i];
    });

    private static bool IsPhrase(StringBuilder plain) => plain.Length <= LongestPhrase && Phrases.ContainsKey(plain.ToString());

    private static bool IsLast(string plain) => plain.TrimStart('那', '就', '要', '选') is "最后一个" or "最后的" or "最后那个" or "倒数第一个" or "最下面那个";

    private static int? Number(string plain)
    {
        var match = NumberForm().Match(plain);
        if (!match.Success)
            return null;
        var digits = match.Groups[1].Value;
        return int.TryParse(digits, out var number) ? number : "零一二三四五六七八九十".IndexOf(digits == "两" ? '二' : digits[0]);
    }

    [GeneratedRegex(@"^(?:我?(?:再|还想|想|要)?补充(?:一下|一点|一句|几句|说明)?|忘了说|忘记说了?|刚才忘了说)[，,。：:！!\s]*(?<more>[\s\S]{2,})$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AdditionStart();

    [GeneratedRegex(
        "^(?:你们?|您|请|先|可|都|我们?|千万|又)*(?:别|不要|不用|莫|甭|不想|不必|没说要?|没要|没让你|没叫你|不是要|不需要|用不着|没有要|不是说要)(?:再|给我|帮我|跟我|替我|急着|着急|忙着?|你)*(?:转(?:人工|律师|接)|(?:接|找|叫)(?:人|"
            + "律师|人工)|打电话|来电话|报名|投诉|反映问题|举报|预约|约(?:律师|了)?$|取消(?:预约|报名)?$|查进度|算(?:诉讼费|了)?$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DeclineForm();

    [GeneratedRegex("人工|真人|活人|律师|客服|工作人员|社区的|领导|找个?人|叫个?人|来个?人|派人|接电话|给我.{0,3}电话|电话给我|打电话说", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PersonForm();

    /// <summary>Words around a label, which stands for itself as a bar.</summary>
    [GeneratedRegex(@"^(?:我|那|就|那就|我就|我想|我要)?(?:选择?|要|点|报|是)?\|(?:的|的吧|这个|那个|好了|一下)?$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FillerForm();

    [GeneratedRegex(@"^(?:那|那就|那我就|还是)?(?:我?(?:就|想)?(?:选择?|要|报名?|约|预约|点)?第?)([0-9]{1,2}|[一二两三四五六七八九十])(?:个|号|项|条|场)?$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NumberForm();
}

using System.Text;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What may be said in the middle of any form.</summary>
public enum Manner
{
    None,
    Cancel,
    Back,
    Skip,
    Restart,
    Help,
}

/// <summary>Short things residents say to steer a conversation, recognised the same way everywhere.</summary>
public static partial class Manners
{
    private static readonly (Manner Manner, string[] Words)[] Words =
    [
        (Manner.Cancel, ["取消", "算了", "不要了", "不办了", "不报了", "不说了", "退出", "放弃", "不用了", "先不办了"]),
        (Manner.Back, ["上一步", "返回", "退回去", "回到上一步"]),
        (Manner.Skip, ["跳过", "不填", "不想说", "没有", "不方便"]),
        (Manner.Restart, ["重来", "重新开始", "重填", "重新填"]),
        (Manner.Help, ["帮助", "怎么用", "菜单", "你会什么", "你能做什么", "帮帮我"]),
    ];

    private static readonly Dictionary<string, Manner> Phrases =
        Words.SelectMany(row => row.Words.Select(word => (word, row.Manner))).ToDictionary(pair => pair.word, pair => pair.Manner, StringComparer.Ordinal);

    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal)
    {
        "是", "是的", "对", "对的", "对对", "嗯", "嗯嗯", "好", "好的", "可以", "行", "提交", "确认", "确定", "没错", "没问题", "就这样", "ok", "要得", "是这样",
    };

    private static readonly HashSet<string> No = new(StringComparer.Ordinal)
    {
        "不", "不是", "不对", "不行", "错了", "修改", "改一下", "要改", "有误", "写错了",
    };

    public static Manner Of(string text) => Phrases.GetValueOrDefault(Plain(text));

    public static bool IsYes(string text) => Yes.Contains(Plain(text));

    public static bool IsNo(string text) => No.Contains(Plain(text));

    /// <summary>What is left of "不对，是5号楼" without the correcting words; null when nothing is being corrected.</summary>
    public static string? Correction(string text)
    {
        var match = CorrectionStart().Match(text.Trim());
        var rest = match.Success ? text.Trim()[match.Length..].Trim() : "";
        return rest.Length == 0 ? null : rest;
    }

    /// <summary>The offered choice that a text names: its label or its number (1, １, 一, 第二个).</summary>
    public static Choice? Pick(string text, IReadOnlyList<Choice> offered)
    {
        var plain = Plain(text);
        if (offered.Count == 0 || plain.Length is 0 or > 24)
            return null;
        if (offered.FirstOrDefault(choice => Plain(choice.Label) == plain) is { } same)
            return same;
        if (Number(plain) is { } number)
            return number >= 1 && number <= offered.Count ? offered[number - 1] : null;
        return null;
    }

    /// <summary>The one offered choice whose label stands within a short text: "我选满意".</summary>
    public static Choice? PickLoosely(string text, IReadOnlyList<Choice> offered)
    {
        var plain = Plain(text);
        var within = offered.Where(choice => Plain(choice.Label).Length >= 2 && plain.Contains(Plain(choice.Label), StringComparison.Ordinal)).ToList();
        return within.Count == 1 && plain.Length <= Plain(within[0].Label).Length + 4 && !plain.StartsWith('不') ? within[0] : null;
    }

    /// <summary>Lower case, half width, without blanks, punctuation and closing particles: "好的！" is "好的".</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in HalfWidth(text))
            if (char.IsLetterOrDigit(c))
                plain.Append(TraditionalCharacters.Simplify(char.ToLowerInvariant(c)));
        while (plain.Length > 1 && "吧啊呀哦呢哈了".Contains(plain[^1], StringComparison.Ordinal) && !Phrases.ContainsKey(plain.ToString()))
            plain.Length--;
        return plain.ToString();
    }

    /// <summary>１ becomes 1, Ａ becomes A, an ideographic blank becomes a blank. (Normalisation by Unicode tables is off without ICU.)</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source[i] is >= '\uff01' and <= '\uff5e' ? (char)(source[i] - 0xfee0) : source[i] == '\u3000' ? ' ' : source[i];
    });

    private static int? Number(string plain)
    {
        var match = NumberForm().Match(plain);
        if (!match.Success)
            return null;
        var digits = match.Groups[1].Value;
        return int.TryParse(digits, out var number) ? number : "零一二三四五六七八九十".IndexOf(digits == "两" ? '二' : digits[0]);
    }

    [GeneratedRegex(@"^((不对|不是|错了|说错了|写错了|填错了|更正一下|更正|改一下|改成|改为|改到|应该是|应当是|其实是|不不)[，,。.、；;：:！!\s]*)+(是|应该是|为|成)?[，,：:\s]*")]
    private static partial Regex CorrectionStart();

    [GeneratedRegex(@"^(?:第|选|选择|选第|我选|我要)?([0-9]{1,2}|[一二两三四五六七八九十])(?:个|号|项|条)?$")]
    private static partial Regex NumberForm();
}

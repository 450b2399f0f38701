using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The verdict in a resident's own words: 路灯修好了很满意, 没有修好, 修是修了就是慢.</summary>
internal static partial class RatingRecognizer
{
    /// <summary>Words that are a verdict whatever is open.</summary>
    private static readonly Dictionary<string, Rating> Bare = new(StringComparer.Ordinal)
    {
        ["满意"] = Rating.Satisfied,
        ["很满意"] = Rating.Satisfied,
        ["非常满意"] = Rating.Satisfied,
        ["满意的"] = Rating.Satisfied,
        ["挺满意"] = Rating.Satisfied,
        ["十分满意"] = Rating.Satisfied,
        ["特别满意"] = Rating.Satisfied,
        ["基本满意"] = Rating.Acceptable,
        ["还算满意"] = Rating.Acceptable,
        ["不满意"] = Rating.Dissatisfied,
        ["很不满意"] = Rating.Dissatisfied,
        ["非常不满意"] = Rating.Dissatisfied,
        ["不太满意"] = Rating.Dissatisfied,
    };

    /// <summary>Words that say whether it is solved, and nothing of how it was.</summary>
    private static readonly Dictionary<string, Solved> BareSolved = new(StringComparer.Ordinal)
    {
        ["已解决"] = Solved.Yes,
        ["解决了"] = Solved.Yes,
        ["已经解决"] = Solved.Yes,
        ["已经解决了"] = Solved.Yes,
        ["部分解决"] = Solved.Partly,
        ["解决了一部分"] = Solved.Partly,
        ["解决了一半"] = Solved.Partly,
        ["没解决"] = Solved.No,
        ["没有解决"] = Solved.No,
        ["还没解决"] = Solved.No,
        ["还是没解决"] = Solved.No,
        ["根本没解决"] = Solved.No,
    };

    public static Solved? PlainSolved(string text) => BareSolved.TryGetValue(Repair.Plain(text), out var solved) ? solved : null;

    public static Rating? Plain(string text) => Bare.TryGetValue(Repair.Plain(text), out var rating) ? rating : null;

    /// <returns>Null when the words say both or neither.</returns>
    public static Rating? Read(string text)
    {
        if (Plain(text) is { } bare)
            return bare;
        var said = Repair.Plain(text);
        if (HalfForm().IsMatch(said))
            return Rating.Acceptable;
        var rest = NotBadForm().Replace(said, "很好");
        var bad = BadForm().IsMatch(rest);
        var good = GoodForm().IsMatch(BadForm().Replace(rest, ""));
        return (good, bad) switch
        {
            (true, false) => Rating.Satisfied,
            (false, true) => Rating.Dissatisfied,
            _ => null,
        };
    }

    /// <summary>Said of what is neither good nor bad.</summary>
    [GeneratedRegex("基本满意|还算满意|比较满意|一般|凑合|马马虎虎|还行|还可以|过得去|将就|差强人意|勉强|就那样|中不溜|修是修|办是办|好是好|弄是弄|快是快", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HalfForm();

    /// <summary>Two noes that make a yes.</summary>
    [GeneratedRegex("不是不满意|没有不满意|没什么不满意|没啥不满意|没得说|没话说|没问题|没毛病|没意见|不错|不赖|不坏|不差|挑不出", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotBadForm();

    [GeneratedRegex(
        "不(?:是|算|怎么|太|大|够|咋)?(?:很|太)?满意|不好|不行|不中|不亮|不管用|不得行|没(?:有)?(?:人)?(?:修|来|弄|解决|处理|办|管|搞|亮|动|好|变|用|清|拆|停)(?:好|掉|完|成|到|干净)?|还是|依旧|照样|仍然|又(?:坏|漏|堵|黑|吵|不|"
            + "停|来)|差劲|太差|很差|差评|敷衍|糊弄|忽悠|骗人|假的|白修|白搞|应付|好慢|好久|太慢|不及时|不快|不可以|谈不上|算不上|哪能|好个屁|形式|拖了|失望|生气|根本|哪里修|哪修|修个|原样|老样子|一塌糊涂|乱七八糟|才修|气人", RegexOptions.None,
                RegexLimit.Milliseconds)]
    private static partial Regex BadForm();

    [GeneratedRegex(
        "(?<!不|没|谈不上|算不上|哪能|哪里|怎么|难|能)(?:满意|好了|亮了|亮堂|修好|解决了|很好|挺好|蛮好|太好|真好|好的|感谢|多谢|点赞|给力|巴适|得劲|中得很|好得很|好评|五星|高效|很快|真快|挺快|及时|周到)(?!个屁|什么|得了)|^好$|^谢谢",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GoodForm();
}

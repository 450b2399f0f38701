using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a resident says is wrong, and what is right instead: 不是3号楼，是5号楼; 把3号楼改成5号楼; 说错了，是5号楼; 不是3号楼.</summary>
/// <param name="Wrong">The words that do not hold; null when only the right ones are said.</param>
/// <param name="Right">What holds instead; null when only the wrong words are said: then it is asked.</param>
public sealed partial record SaidCorrection(string? Wrong, string? Right)
{
    /// <summary>Characters of a line that corrects; what is longer tells a story.</summary>
    private const int Longest = 80;

    private static readonly char[] Around = ['，', ',', '。', '.', '！', '!', '；', ';', '：', ':', ' '];

    /// <summary>The correction as staff read it.</summary>
    public override string ToString() => this switch
    {
        { Wrong: { } wrong, Right: { } right } => $"不是{wrong}，是{right}",
        { Right: { } right } => right,
        _ => $"不是{Wrong}",
    };

    /// <summary>What is being corrected in a line; null when nothing is.</summary>
    public static SaidCorrection? In(string text)
    {
        var said = text.Trim();
        if (said.Length > Longest)
            return StartForm().Match(said) is { Success: true } begins ? Of(null, said[begins.Length..]) : null;
        said = LeadForm().Replace(said, "");
        if (AsksForm().IsMatch(said))
            return null;
        foreach (var form in new[] { NotThisButThat(), WroteThisForThat(), ThisIntoThat() })
            if (form.Match(said) is { Success: true } both)
                return Of(both.Groups["no"].Value, both.Groups["yes"].Value);
        foreach (var form in new[] { ItIsThatNotThis(), ThatNotThis() })
            if (form.Match(said) is { Success: true } turned
                && (turned.Groups["apart"].Length > 0 || EndAlike(turned.Groups["yes"].Value, turned.Groups["no"].Value)))
                return Of(turned.Groups["no"].Value, turned.Groups["yes"].Value);
        if (OnlyNot().Match(said) is { Success: true } only)
            return Of(only.Groups["no"].Value, null);
        if (ThisIsWrong().Match(said) is { Success: true } wrong)
            return Of(wrong.Groups["no"].Value, wrong.Groups["yes"].Value);
        return StartForm().Match(text.Trim()) is { Success: true } start ? Of(null, text.Trim()[start.Length..]) : null;
    }

    private static SaidCorrection? Of(string? wrong, string? right)
    {
        wrong = Value(wrong);
        right = Value(right);
        return wrong is null && right is null ? null : new SaidCorrection(wrong, right);
    }

    /// <summary>The words without what the thing is called; 地址不对 names no value.</summary>
    private static string? Value(string? words)
    {
        var value = LabelForm().Replace((words ?? "").Trim(Around), "");
        return value.Length == 0 ? null : value;
    }

    /// <summary>5号楼 and 3号楼, two numbers, 老王家 and 老李家 are of one kind.</summary>
    private static bool EndAlike(string some, string other) =>
        (Last(some), Last(other)) is var (one, two) && (one == two || (char.IsAsciiDigit(one) && char.IsAsciiDigit(two)));

    private static char Last(string words) => words.TrimEnd('了', '的', '吧', '啊') is [.., var last] ? last : ' ';

    private const string Mistaken = "(?:说|写|填|打|弄|记|搞|报|讲|看)错(?:了|啦)?";

    private const string Label = "(?:我们?(?:这)?|刚才|刚刚|前面|上面|之前|说|写|填|地址|地点|位置|小区|时间|电话|号码|楼号|楼栋|门牌号?|单元号|房号|那个|这个|店|人|住|的)";

    /// <summary>Words before a correction that say nothing themselves.</summary>
    [GeneratedRegex("^(?:(?:哦|噢|啊|哎呀|哎|唉|等等|等一下|不好意思|对不起|抱歉|不不|不对|不是不是|不是|错了|(?:" + Label + ")*" + Mistaken
        + "|更正一下|更正)[，,。.、；;：:！!\\s]+)+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LeadForm();

    [GeneratedRegex("[?？吗]$|是不是|能不能|要不要|可不可以", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    /// <summary>不是3号楼，是5号楼; 灯不是坏了，是被人偷了; 不在3号楼，在5号楼.</summary>
    [GeneratedRegex(
        "^[^，,。.！!？?不]{0,10}?(?<![是要可还又])不(?:是在?|在)(?<no>[^，,。.！!？?]{1,20}?)[，,。.！!；;\\s]*(?:而是|应该是|应当是|是|改成|改为|(?<=[，,。；;\\s])在)(?:在)?(?<yes>[^，,。\\s].*)$",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotThisButThat();

    /// <summary>把5号楼写成3号楼了: what was written is wrong.</summary>
    [GeneratedRegex("^(?:我)?(?:把|将)?(?<yes>[^，,。！!？?]{1,20}?)(?:写|说|打|填|记|弄|搞|看|讲|报)(?:错)?成(?:了)?(?<no>[^，,。！!？?]{1,20}?)了[。！!]*$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex WroteThisForThat();

    /// <summary>把3号楼改成8号楼; 3号楼应该是8号楼; 地点改成8号楼.</summary>
    [GeneratedRegex(
        "^(?:请|麻烦|帮我|给我|您|你)*(?:把|将)?(?<no>[^，,。！!？?]{0,20}?)(?:给我)?(?:改成|改为|改到|换成|更正为|更正成|(?<=[楼栋幢座室元层号房])应该是|(?<=[楼栋幢座室元层号房])应为)(?:是)?(?<yes>.+)$",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ThisIntoThat();

    /// <summary>店在5号楼，不是3号楼; 是被偷了，不是坏了.</summary>
    [GeneratedRegex(
        "^[^，,。！!？?不]{0,8}?(?:应该是|其实是|就?是在?|(?<![现存])在)(?<yes>[^，,。！!？?不]{1,24}?)(?<apart>[，,。；;\\s]*)(?<![是要可还又])(?:而|并)?(?:不是在?|不在|非)(?<no>[^，,。"
            + "！!？?]{1,20}?)[。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ItIsThatNotThis();

    /// <summary>5号楼，不是3号楼: both are of one kind, else nothing is corrected (路灯坏了，不是一天两天了).</summary>
    [GeneratedRegex("^(?<yes>[^，,。！!？?不]{1,24}?)[，,。；;\\s]*(?<![是要可还又])(?:而|并)?(?:不是在?|不在|非)(?<no>[^，,。！!？?]{1,20}?)[。！!]*$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex ThatNotThis();

    /// <summary>不是3号楼; 我家不是3号楼.</summary>
    [GeneratedRegex("^" + Label + "*(?:我?家)?(?<![是要可还又])(?:不是在?|不在)(?<no>[^，,。.！!？?]{1,20}?)(?:的)?[。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex OnlyNot();

    /// <summary>3号楼不对; 3号楼写错了，是5号楼.</summary>
    [GeneratedRegex("^(?<no>[^，,。！!？?错不]{0,20}?)(?:不对|有误|" + Mistaken
        + "|错了)[，,。；;！!\\s]*(?:(?:应该是|应当是|应为|其实是|是|改成|改为)(?<yes>.+))?$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ThisIsWrong();

    /// <summary>What the thing is called, before its value or alone.</summary>
    [GeneratedRegex("^(?:我的?|我们的?|刚才的?|说的|写的|填的)*(?:地址|地点|位置|时间|电话号码|电话|号码|门牌号)(?:是|在)?[：:，,\\s]*|^(?:我|我们|小区|楼号|楼栋|单元号|房号|这|这个|那个)+$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex LabelForm();

    /// <summary>不对，是5号楼; 刚才说错了，是5号楼; 地点应该是东方花苑: the right words follow.</summary>
    [GeneratedRegex(
        @"^(?:(?:哦|噢|啊|哎呀|哎|唉|等等|等一下)[，,。.！!\s]*)?(?:(?:我|刚才|刚刚|前面|上面|地址|地点|位置|小区|时间|电话|号码|楼号|楼栋|店|人)的?)*(?:(?:不对|不是|错了|说错了|写错了|填错了|打错了|弄错了|记错了|搞错了|更正一下|更正|"
            + @"改一下|改成|改为|改到|应该是|应当是|其实是|不不)[，,。.、；;：:！!\s]*)+(?:是|应该是|为|成)?[，,：:\s]*", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex StartForm();
}

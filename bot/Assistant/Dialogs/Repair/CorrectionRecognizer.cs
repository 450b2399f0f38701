using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Words about what was said before.</summary>
internal static partial class CorrectionRecognizer
{
    /// <summary>刚才那句别写上去.</summary>
    public static bool TakesBack(string text) => TakesBackForm().IsMatch(text);

    /// <summary>换个时间, 电话去掉.</summary>
    public static bool WantsAnother(string text) => AnotherForm().IsMatch(text);

    /// <summary>我还要补一张照片: announced, not sent.</summary>
    public static bool WantsToSendPhoto(string text) => PhotoForm().IsMatch(text) && text.Length <= PhotoWordsAtMost;

    private const int PhotoWordsAtMost = 30;

    /// <summary>Letters of a clause that says whose it is.</summary>
    private const int WhoseWordsAtMost = 16;

    /// <summary>Letters of what is told besides.</summary>
    private const int TellsBesides = 4;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '\n'];

    /// <summary>是一件事，晚上也吵: what is told besides whether it belongs to the same matter; null when that is all.</summary>
    public static string? BesidesWhose(string text)
    {
        var rest = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(clause => LeadForm().Replace(clause, ""))
            .Where(clause =>
                !Repair.IsYes(clause) && Repair.Of(clause) == RepairKind.None && !(WhoseForm().IsMatch(clause) && clause.Length <= WhoseWordsAtMost))
            .ToList();
        return rest.Sum(clause => clause.Length) >= TellsBesides ? string.Join('，', rest) : null;
    }

    /// <summary>A question: 这个要多久才有人管.</summary>
    public static bool Asks(string text) => AsksForm().IsMatch(text);

    /// <summary>那个坑有半米深: it speaks of what was told before.</summary>
    public static bool RefersBack(string text) => RefersBackForm().IsMatch(text.Trim()) && !Asks(text.Trim());

    [GeneratedRegex("^(?:[那这](?:个|家|里|边|条|栋|些|块|处)|它|他们家)(?![事，,。. …])[^，,。？?]{4,}", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RefersBackForm();

    [GeneratedRegex("[?？吗呢]$|(?:会|能)(?:不会|不能|怎么|怎样|咋)|^(?:怎么|咋|为什么|凭什么|什么时候|多久|哪)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    [GeneratedRegex("^(?:再)?(?:补充|加|添|写)(?:一下|一句|上|进去)?(?:就)?是?|^(?:还有|另外)(?:就是)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LeadForm();

    [GeneratedRegex("补充|补进|加进|加上|写进|添进|一件|同一|同样|一起|一回事|一码事|一样|另一|别的事|另外|另报|单独|分开|两件|两码|两回|接着|刚才|刚刚|上面|前面|对[的啊呀]?$|是的|就是|不是|算", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex WhoseForm();

    [GeneratedRegex(
        "(?:别|不要|不用|莫)(?:再|给我)?(?:写|记|填|加)(?:上|进|到|在|了|$)|(?:不|没)算数|不算(?:$|[，。,.!！])|(?:删|划|去|拿|抹)掉|删(?:了|除)|撤回那|那句.{0,4}(?:不是|不要|不算|删)|不是(?:跟|和|给)你说",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TakesBackForm();

    [GeneratedRegex("换|改|去掉|删|重新|重说|重选|不对|错|不是", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex("照片|图片|拍(?:个|张|几张)|相片|传(?:个|张)图|发(?:个|张)图|视频", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PhotoForm();
}

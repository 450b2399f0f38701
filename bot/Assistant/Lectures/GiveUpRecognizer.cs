using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Reads "取消17号那个", "24号去不了了", "不去听讲座了", and what answers which one.</summary>
internal static partial class GiveUpRecognizer
{
    /// <summary>Characters of a message that says no more than that.</summary>
    private const int AtMost = 30;

    /// <returns>Null when the words give nothing up, do not say what, or say something else besides.</returns>
    public static GivenUp? Read(string text, DateOnly today)
    {
        var said = AskingForm().Replace(text, "");
        return said.Length <= AtMost && !HoldsForm().IsMatch(said) && VerbForm().Match(said) is { Success: true } verb
            ? Named(said, VerbForm().Replace(said, "，"), today, verb.Value.Contains('听', StringComparison.Ordinal)) : null;
    }

    /// <summary>An answer to the question which one: 律师那个, 第二个, 19号的.</summary>
    public static GivenUp? ReadAnswer(string text, DateOnly today) => text.Length > AtMost ? null : Read(text, today) ?? Named(text, text, today, false);

    private static GivenUp? Named(string text, string said, DateOnly today, bool hears)
    {
        var time = ComingTimeRecognizer.Read(said, today, far: true);
        var rest = time?.Rest ?? ChineseNumbers.Tidy(said);
        var (lawyer, lecture) = (LawyerForm().IsMatch(rest), LectureForm().IsMatch(rest) || hears);
        var ordinal = OrdinalForm().Match(rest);
        var all = AllForm().IsMatch(rest);
        var names = time is not null || lawyer || lecture || ordinal.Success || all || BookedForm().IsMatch(rest);
        rest = AllForm().Replace(OrdinalForm().Replace(BookedForm().Replace(LectureForm().Replace(LawyerForm().Replace(rest, ""), ""), ""), ""), "");
        return !names || FillerForm().Replace(rest, "").Any(char.IsLetterOrDigit) ? null
            : new GivenUp(time, lawyer, lecture, ordinal.Success ? Place(ordinal) : null, all, text);
    }

    private static int Place(Match ordinal) => ordinal.Groups["n"] is { Success: true } n ? (int)(ChineseNumbers.Read(n.Value) ?? 0) : -1;

    [GeneratedRegex("(?:能不能|可不可以|可以不可以|行不行|是不是)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AskingForm();

    /// <summary>别取消: it is kept.</summary>
    [GeneratedRegex("(?:不|别|莫|没|勿|甭)(?:要|想|用|能|是|会)?(?:再|给我|帮我|先)?(?:取消|退|撤)|还是(?:去|来|要)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HoldsForm();

    [GeneratedRegex("取消掉?|退(?:掉|订|了)|撤(?:掉|销|了)|(?:不|没法|不能|不想|不打算)再?(?:去|来|参加)(?:听|见|了|成)*|(?:去|来|听|参加)不(?:了|成)|不想?听了?|不想?约了|不要了|不想?见了|不报了|报错了|约错了|^退",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex VerbForm();

    [GeneratedRegex("周四有约|[\\p{L}]?律师", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LawyerForm();

    [GeneratedRegex("(?:法治)?大?讲[堂座]|道德|法治|普法|听课|[这那]?[一节]?堂课|上课", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LectureForm();

    [GeneratedRegex("第(?<n>[0-9]{1,2}|[一二两三四五六七八九十])(?:个|条|项|场)?|最后[一那]?[个条场]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex OrdinalForm();

    [GeneratedRegex("全部|所有|两[个场]都?|都(?=$|[取退不给，])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AllForm();

    [GeneratedRegex("预约|报名|约好?的|约了|报的|报了|订的", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BookedForm();

    [GeneratedRegex("突然|临时|家里|有点事|有事|没空|没时间|没得空|不方便|可以|那边|[这那]一?[个场次天]|麻烦|谢谢|不好意思|帮我|给我|[我的了吧吗呢啊呀呗把将给想要请帮您你能得场次哦嗯那就行咯啦是在]", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex FillerForm();
}

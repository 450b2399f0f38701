using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads for whom somebody books (帮我妈约), and how many come (两个人一起).</summary>
internal static partial class PersonRecognizer
{
    /// <summary>我妈 of 帮我妈约个律师; null when it is for the resident.</summary>
    public static string? ForWhom(string text) => ForForm().Match(text) is { Success: true } match ? match.Groups["who"].Value : null;

    /// <summary>2 of 我们两个人一起; null when that is not said.</summary>
    public static int? People(string text) =>
        PeopleForm().Match(text) is { Success: true } match && ChineseNumbers.Read(match.Groups["n"].Value) is >= 2 and <= 9 and var people ? (int)people : null;

    /// <summary>The words without them.</summary>
    public static string Without(string text) =>
        PeopleForm().Replace(ForForm().Match(text) is { Success: true } match ? text.Remove(match.Index, match.Length) : text, "");

    /// <summary>A name of two to four characters beside a telephone number: 王秀英，13800000000.</summary>
    public static string? Name(string text) => NameForm().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(
        "(?:帮|给|替|代)(?<who>(?:我|我们|咱)?(?:家)?(?:妈妈|妈|母亲|爸爸|爸|父亲|爸妈|父母|老公|老婆|丈夫|妻子|爱人|老伴|婆婆|公公|岳父|岳母|奶奶|爷爷|外婆|外公|姥姥|姥爷|儿子|女儿|孩子|哥哥?|姐姐?|弟弟?|妹妹?|朋友|邻居|同事|亲戚|老人))(?=预?约|订|报|挂|问|找|也)",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ForForm();

    [GeneratedRegex("[，,]?(?:我们|咱们|一共|总共)?(?<n>[2-9两二三四五六])(?:个人|个|人|位)(?:一起|一块|都|同)(?:来|去)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PeopleForm();

    [GeneratedRegex("^(?:她|他|我妈|我爸|名字|姓名)?(?:叫|是|：|:)?(?<name>\\p{IsCJKUnifiedIdeographs}{2,4}?)(?=[，, 、]|电话|手机|[0-9]|$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NameForm();
}

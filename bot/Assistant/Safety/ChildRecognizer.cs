using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Whether a child wrote it: by the age it says, its school, or that it calls its parents as children do. Then it is answered in simple words.
/// </summary>
internal static partial class ChildRecognizer
{
    private const int Grown = 18;

    /// <summary>Letters that are looked at.</summary>
    private const int Within = 300;

    public static bool Speaks(string text)
    {
        var plain = Repair.Plain(text.Length > Within ? text[..Within] : text);
        return Age().Match(plain) is { Success: true } age && ChineseNumbers.Read(age.Groups["age"].Value) is > 3 and < Grown
            || School().IsMatch(plain) || Parents().IsMatch(plain);
    }

    [GeneratedRegex("我(?:今年|才|刚){0,2}(?<age>[0-9一二三四五六七八九十]{1,3})岁", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Age();

    [GeneratedRegex("我(?:现在|今年)?(?:是|在|上|读|念){1,2}(?:小学|初中|初[一二三]|高[一二三]|[一二三四五六七八九]年级)|我是(?:小学生|初中生|高中生|小孩|小朋友)|我(?:们)?(?:同学|班主任|班里)", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex School();

    [GeneratedRegex("(?:爸爸|妈妈|爸妈|后爸|后妈|继父|继母)[^他她它]{0,8}(?:打我|骂我|踢我|掐我|摸我|不要我|不让我(?:吃|回家|进门)|关我|锁我)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Parents();
}

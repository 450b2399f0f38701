using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// What WeChat writes in place of a sticker or a card that it does not pass on: <c>【收到不支持的消息类型，暂无法显示】</c>, with
/// other brackets and marks or with none, shortened, in traditional characters and in English.
/// </summary>
internal static partial class WeChatPlaceholder
{
    /// <summary>Longer ones hold something that a resident wrote.</summary>
    private const int Longest = 60;

    public static bool Is(string text)
    {
        if (text.Length > Longest)
            return false;
        var letters = TraditionalCharacters.Simplify(string.Concat(text.Where(char.IsLetterOrDigit)));
        return Sentence().IsMatch(letters) || (IsInBrackets(text) && Words().IsMatch(letters));
    }

    /// <summary>One pair around the whole, or several within each other: nobody writes such words so.</summary>
    private static bool IsInBrackets(string text)
    {
        var marks = text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format).ToList();
        var (begin, end) = (marks.TakeWhile(Begins).Count(), marks.AsEnumerable().Reverse().TakeWhile(Ends).Count());
        return begin > 0 && begin == end && !marks[begin..^end].Exists(mark => Begins(mark) || Ends(mark));
    }

    private static bool Begins(char mark) =>
        mark == '<' || CharUnicodeInfo.GetUnicodeCategory(mark) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    private static bool Ends(char mark) =>
        mark == '>' || CharUnicodeInfo.GetUnicodeCategory(mark) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    /// <summary>The whole of it, without brackets and marks: where nothing follows, nobody asks about it.</summary>
    [GeneratedRegex(
        "^(您|你)?收到了?(一[条个则种]|1条)?(暂?不支持|暂?不支援|无法识别)的?(消息|讯息|信息)(类型|格式)?((暂时?|目前)?(无法|不能)(显示|查看|展示)(请[在到用]手机上?(查看|打开))?|请[在到用]手机上?(查看|打开))?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Sentence();

    [GeneratedRegex("不支持的?(消息|讯息|信息)|不支援的?(消息|讯息|信息)|unsupported(message|msg)", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex Words();
}

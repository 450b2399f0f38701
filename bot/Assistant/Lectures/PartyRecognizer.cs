using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Reads how many come to a lecture: 两个人, 我和老伴一起去, 带孩子, 一家三口, 就我一个.</summary>
internal static partial class PartyRecognizer
{
    /// <summary>Characters of a line that says no more than that.</summary>
    private const int AtMost = 16;

    /// <returns>All who come, the resident too, from 1; null when that is not said. More than may come are told as they were said.</returns>
    public static int? Read(string text)
    {
        if (NotForm().IsMatch(text))
            return null;
        if (FamilyForm().Match(text) is { Success: true } family)
            return Number(family);
        if (BothForm().Match(text) is { Success: true } both)
            return both.Value.Contains('仨', StringComparison.Ordinal) ? 3 : 2;
        if (BringsForm().Match(text) is { Success: true } brings)
            return 1 + Number(brings);
        if (PeopleForm().Match(text) is { Success: true } people)
            return Number(people);
        var companions = CompanionForm().Matches(text).Sum(one => PairForm().IsMatch(one.Value) ? 2 : 1);
        return WithForm().IsMatch(text) && companions > 0 ? 1 + companions : null;
    }

    /// <summary>Whether a line says that and nothing else.</summary>
    public static bool IsAll(string text) => text.Length <= AtMost && Read(text) is not null && !FillerForm().Replace(text, "").Any(char.IsLetterOrDigit);

    /// <summary>改成三个人: about what is signed up already.</summary>
    public static bool IsChange(string text) => ChangeForm().IsMatch(text) && IsAll(text);

    private static int? Number(Match match) => (int?)ChineseNumbers.Read(match.Groups["n"].Value.Replace('俩', '两'));

    private const string Companion = "老伴儿?|老公|老婆|丈夫|妻子|爱人|媳妇|妈妈?|母亲|爸爸?|父亲|爸妈|父母|爷爷|奶奶|外公|外婆|姥姥|姥爷|婆婆|公公|岳母|岳父|"
        + "儿子|女儿|孩子|娃娃?|孙子|孙女|小孩|哥哥?|姐姐|弟弟?|妹妹|姐妹|朋友|邻居|同事|亲戚";

    private const string Digits = "[0-9]{1,2}|[一二两三四五六七八九十俩]";

    /// <summary>没有孩子, 不带孩子.</summary>
    [GeneratedRegex("(?:不|别|没)(?:有|带|和|跟)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotForm();

    [GeneratedRegex("一?家(?<n>" + Digits + ")口", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FamilyForm();

    [GeneratedRegex("(?:我们|咱们?|我|老)(?:俩|两口子?|老两口|仨)|夫妻(?:俩|两)|母女俩?|母子俩?|父子俩?|父女俩?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BothForm();

    /// <summary>带两个孩子, 多带一个人.</summary>
    [GeneratedRegex("(?:带上?|领着?|加上?)(?<n>" + Digits + ")个?(?:人|" + Companion + ")", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BringsForm();

    [GeneratedRegex("(?<![第0-9])(?<n>" + Digits + ")(?:个?人|位|个座位?|个名额|张票|个位子)|就我(?<n>一)个", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PeopleForm();

    [GeneratedRegex("[和跟同与带陪领]|还有|一起|一块", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WithForm();

    [GeneratedRegex(Companion, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CompanionForm();

    [GeneratedRegex("爸妈|父母", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PairForm();

    [GeneratedRegex("[改换变]成|改为|改报|^改|再?加", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ChangeForm();

    [GeneratedRegex(
        "一?家(?:" + Digits + ")口|夫妻|母女|母子|父子|父女|两口子?|老两口|(?:" + Digits + ")(?:个?人|个座位?|个名额|张票|个位子|[个位])|" + Companion
            + "|[改换变]成|改为|改报|还有|一起|一块|一共|总共|座位|我们|咱们?|[那我你他她它和跟同与带上着领陪家里老俩仨要去来听报的了吧啊哈呢嘛就只再加多共是改儿小]",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FillerForm();
}

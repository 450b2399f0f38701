using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads which slot a resident means by "下周四下午三点", "26号上午有没有", "张律师最早的".</summary>
public static partial class SlotWords
{
    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '\n'];

    /// <param name="text">A correction of the slot.</param>
    /// <param name="lawyers">Who comes.</param>
    /// <param name="today">The day it is.</param>
    /// <returns>Null when no word is about day, hour or lawyer.</returns>
    public static SlotWish? Read(string text, IReadOnlyCollection<string> lawyers, DateOnly today)
    {
        var said = MatterForm().Match(text) is { Success: true } matter ? text[..matter.Index] : text;
        var time = ComingWords.Read(said, today);
        var rest = time?.Rest ?? ChineseNumbers.Tidy(said);
        var lawyer = lawyers.FirstOrDefault(name => rest.Contains(name, StringComparison.Ordinal));
        var asksWho = WhoForm().IsMatch(rest);
        if (time is null && lawyer is null && !asksWho)
            return null;
        if (lawyer is not null)
            rest = rest.Replace(lawyer, "", StringComparison.Ordinal);
        var others = text.Length - said.Length + FillerForm().Replace(rest, "").Count(char.IsLetterOrDigit);
        return new SlotWish(time, lawyer, AsksForm().IsMatch(rest), asksWho, others);
    }

    /// <summary>
    /// The same, of a message that begins a booking or answers which slot: a day in a clause that speaks of something else
    /// (12月10号开庭, 晚上根本睡不着) is no wish.
    /// </summary>
    public static SlotWish? ReadFirst(string text, IReadOnlyCollection<string> lawyers, DateOnly today)
    {
        var said = MatterForm().Match(text) is { Success: true } matter ? text[..matter.Index] : text;
        var clauses = said.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries)
            .Where(clause => BookingForm().IsMatch(clause) || Read(clause, lawyers, today) is { Others: < 2 }).ToList();
        return clauses.Count == 0 ? null : Read(string.Join('，', clauses), lawyers, today);
    }

    /// <summary>约, 我想预约律师: a wish to book that says neither when nor what about.</summary>
    public static bool OnlyBooks(string text) => !FillerForm().Replace(ChineseNumbers.Tidy(text), "").Any(char.IsLetterOrDigit) && BookingForm().IsMatch(text);

    /// <summary>What a resident wants to ask the lawyer: "想问离婚财产怎么分"; null when it is not said.</summary>
    public static string? Matter(string text) => MatterForm().Match(text) is { Success: true } match ? match.Groups["matter"].Value.Trim() : null;

    [GeneratedRegex("(?:想|要)?(?:咨询|请教|问)(?:一下|一问|问|下)?(?:律师)?(?:关于)?(?<matter>[^，。！？,!?]{3,100})", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MatterForm();

    [GeneratedRegex("约|订|律师|时间|名额|有空|有没有|还有|能不能|可以|方便|合适", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BookingForm();

    /// <summary>A question what there is; 可以吗 and 行吗 ask for it.</summary>
    [GeneratedRegex("有没有|有没得|有不有|有吗|有么|有空|有名额|有位|还有|还剩|没有[吗了]|哪[些天]|几[点号]|什么时[候间]|多久", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    [GeneratedRegex("[男女]的?律师|律师.{0,2}[男女]的|(?:哪[些位个]|有什么|有几[个位]|什么)律师|律师(?:都有谁|有哪|是谁|叫什么)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhoForm();

    /// <summary>Words that stand around a time and say nothing else.</summary>
    [GeneratedRegex("周四有约|预约|预定|什么|哪个|里面|时间|律师|可以|可不可以|能不能|有没有|有空|名额|还是|那天|这天|那个|这个|就约|改成|改到|改为|换成|换到|选择|麻烦|谢谢|帮我|给我|帮忙|我想|我要|请问|[约订改换选成到在要想我就那这吧吗呢么行好的个请帮能有没嘛呀啊了是得您你们和空哦嗯]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FillerForm();
}

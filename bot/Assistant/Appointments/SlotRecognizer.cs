using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads which slot a resident means by "下周四下午三点", "26号上午有没有", "张律师最早的".</summary>
public static partial class SlotRecognizer
{
    /// <summary>Letters besides a day that cannot be told (过年), which make it a part of a story.</summary>
    private const int TellsOfElse = 4;

    /// <summary>Characters that say no more than when to book.</summary>
    private const int BooksAtMost = 24;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '\n'];

    /// <param name="text">A correction of the slot.</param>
    /// <param name="lawyers">Who comes.</param>
    /// <param name="today">The day it is.</param>
    /// <returns>Null when no word is about day, hour or lawyer.</returns>
    public static SlotWish? Read(string text, IReadOnlyCollection<string> lawyers, DateOnly today)
    {
        var said = MatterForm().Match(text) is { Success: true } matter ? text[..matter.Index] : text;
        if (Of(said, ComingTimeRecognizer.Read(said, today, far: true)) is { IsAll: true } plain)
            return plain with { Others = text.Length - said.Length };
        return Of(said, ComingTimeRecognizer.Read(said, today)) is { } wish ? wish with { Others = wish.Others + text.Length - said.Length } : null;

        SlotWish? Of(string words, ComingTime? time) => Read(words, time, lawyers);
    }

    private static SlotWish? Read(string said, ComingTime? time, IReadOnlyCollection<string> lawyers)
    {
        var rest = time?.Rest ?? ChineseNumbers.Tidy(said);
        var (asks, who) = (AsksForm().IsMatch(rest), WhoForm().Match(rest));
        var asksWho = who.Success;
        rest = WhoForm().Replace(rest, "");
        var lawyer = lawyers.FirstOrDefault(name => rest.Contains(name, StringComparison.Ordinal) || rest.Contains($"姓{name[0]}", StringComparison.Ordinal));
        if (lawyer is not null)
            rest = rest.Replace(lawyer, "", StringComparison.Ordinal).Replace($"姓{lawyer[0]}", "", StringComparison.Ordinal);
        var another = AnotherForm().Match(rest);
        var order = time is { HasHours: true } ? Match.Empty : OrderForm().Match(rest);
        var shift = time is { HasHours: true } ? Match.Empty : ShiftForm().Match(rest);
        rest = Without(rest, another, shift.Success ? shift : order);
        var isEarlier = (shift.Success ? shift : order).Groups["before"].Success;
        if (time is null or { HasDay: false, HasHours: false } && Found(UnknownDayForm(), rest) is { } unknown)
            (time, rest) = (new ComingTime { IsUnknown = true, DaySaid = unknown.Groups["day"].Value, Rest = "" }, Without(rest, unknown));
        var others = FillerForm().Replace(rest, "").Count(char.IsLetterOrDigit);
        // 过年 in a sentence that tells of something else is no day to come on.
        if (time is { IsUnknown: true, HasHours: false } && others >= TellsOfElse)
            time = null;
        if (time is null && lawyer is null && !asksWho && !another.Success && !order.Success && !shift.Success)
            return null;
        return new SlotWish(time, lawyer, asks, asksWho, others)
        {
            AsksWoman = who.Value.Contains('女', StringComparison.Ordinal) ? true : who.Value.Contains('男', StringComparison.Ordinal) ? false : null,
            AnotherLawyer = another.Success && lawyer is null,
            Order = shift.Success || !order.Success ? 0 : isEarlier ? -1 : 1,
            OfDays = order.Groups["days"].Success,
            Minutes = shift.Success ? (isEarlier ? -1 : 1) * (shift.Groups["half"].Success ? 30 : shift.Groups["two"].Success ? 120 : 60) : null,
            IsQuestion = asks || asksWho || QuestionForm().IsMatch(said),
        };
    }

    private static Match? Found(Regex form, string text) => form.Match(text) is { Success: true } match ? match : null;

    private static string Without(string text, params ReadOnlySpan<Match> taken)
    {
        foreach (var match in taken)
            if (match.Success)
                text = text.Replace(match.Value, "", StringComparison.Ordinal);
        return text;
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

    /// <summary>约12/10下午三点，想问离婚的事: it begins with the wish to book, and says when and nothing else but the matter.</summary>
    public static bool BooksFor(string text, DateOnly today)
    {
        var said = MatterForm().Match(text) is { Success: true } matter ? text[..matter.Index] : text;
        return said.Length <= BooksAtMost && BooksForm().IsMatch(said)
            && Read(AnyLawyerForm().Replace(said, ""), [], today) is { IsAll: true, Time: { HasDay: true } or { HasHours: true } };
    }

    /// <summary>约, 我想预约律师: a wish to book that says neither when nor what about.</summary>
    public static bool OnlyBooks(string text) => !FillerForm().Replace(ChineseNumbers.Tidy(text), "").Any(char.IsLetterOrDigit) && BookingForm().IsMatch(text);

    /// <summary>What a resident wants to ask the lawyer: "想问离婚财产怎么分"; null when it is not said.</summary>
    public static string? Matter(string text) => MatterForm().Match(text) is { Success: true } match ? match.Groups["matter"].Value.Trim() : null;

    [GeneratedRegex("(?:想|要)?(?:咨询|请教|问)(?:一下|一问|问|下)?(?:律师)?(?:关于)?(?<matter>[^，。！？,!?]{3,100})", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MatterForm();

    [GeneratedRegex("^(?:你好[，,]?)?(?:请|我?(?:想|要)|帮我|给我|麻烦)*(?:预约|约|订)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BooksForm();

    /// <summary>A lawyer by name, whoever it is.</summary>
    [GeneratedRegex("姓?\\p{IsCJKUnifiedIdeographs}律师", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnyLawyerForm();

    [GeneratedRegex("约|订|律师|时间|名额|有空|有没有|还有|能不能|可以|方便|合适", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BookingForm();

    /// <summary>A question what there is; 可以吗 and 行吗 ask for it.</summary>
    [GeneratedRegex("有没有|有没得|有得没得|有不有|有冇|有吗|有么|在不在|来不来|有空[不没]|有空|有名额|有位|还有|还剩|没有[吗了]|哪[些天]|几[点号]|什么时[候间]|多久", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    [GeneratedRegex("[男女]的?律师|律师.{0,2}[男女]的|(?:哪[些位个]|有什么|有几[个位]|什么)律师|律师(?:都有谁|有哪|是谁|叫什么)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhoForm();

    [GeneratedRegex("(?:换|另|别)外?的?一?(?:个|位|名)?的?律师", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex("再?(?:(?<before>更早|再早|早|提前|靠前|往前|前面)|(?:更晚|再晚|晚|迟|靠后|往后|后面))(?:一?点|一?些|(?<days>(?:一|两|几)天|的?日子)|(?=的|$))", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex OrderForm();

    [GeneratedRegex("再?(?:(?<before>早|提前|往前|前)|(?:晚|迟|推迟|延后|往后|后))(?:推|挪|移|延)?(?:(?<half>半)|(?<two>[两二2])|[一1])个?(?:小时|钟头|钟)", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex ShiftForm();

    /// <summary>A day of which only its name is said: 赶集那天.</summary>
    [GeneratedRegex("^(?:我|我们|就|那就|想|要|预约|约|改到?|换到?|改成|换成)*(?<day>(?![那这就改换约]|律师)[\\p{L}]{2,6}?)(?:的)?(?:那一?天|当天)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex UnknownDayForm();

    [GeneratedRegex("[吗么?？]\\s*$|不行啊|行不行|可不可以|能不能|得不得行|好不好", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex QuestionForm();

    /// <summary>Words that stand around a time and say nothing else.</summary>
    [GeneratedRegex(
        "周四有约|在不在|来不来|得不得行|行不行|好不好|不可以|不行|不能|不得行|一下|以内|之内|预约|预定|什么|哪个|里面|时间|律师|可以|可不可以|能不能|有没有|有空|名额|还是|那天|这天|那个|这个|就约|改成|改到|改为|换成|换到|选择|麻烦|谢谢|帮我|给我|帮忙|我想|"
            + "我要|请问|[约订改换选成到在要想我就那这吧吗呢么行好的个请帮能有没嘛呀啊了是得您你们和空哦嗯冇也]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FillerForm();
}

using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads "把24号的换成17号的两点", "改到下周", "预约改个时间", said of what is booked.</summary>
internal static partial class MoveRecognizer
{
    /// <summary>Characters of a message that says no more than that.</summary>
    private const int AtMost = 30;

    /// <summary>The words about the new time; empty when it is only said that there should be another; null when the words move nothing.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="today">The day it is.</param>
    public static string? Target(string text, DateOnly today)
    {
        var said = ChineseNumbers.Tidy(text.Length > AtMost ? "" : text);
        if (AnotherTimeForm().IsMatch(said))
            return "";
        if (MoveForm().Match(said) is not { Success: true } move)
            return null;
        var (from, to) = (move.Groups["from"].Value, said[move.Groups["to"].Index..]);
        if (SlotRecognizer.Read(to, [], today) is not { Time: { HasDay: true } or { HasHours: true }, IsAll: true } wish)
            return null;
        // 改成2号, said of nothing, may be about a door.
        var isNamed = BookedForm().IsMatch(from) || ComingTimeRecognizer.Read(from, today) is { HasDay: true };
        return NamesOnlyForm().IsMatch(ComingTimeRecognizer.Read(from, today)?.Rest ?? from)
            && (isNamed || (wish.Time.HasDay && !move.Groups["weak"].Success)) ? to : null;
    }

    [GeneratedRegex(
        "^(?:那|我)?(?:想|要|能不能|可不可以|可以|能)?(?:把|将)?(?:我的|我约的)?(?:律师|预约)?(?:那个|的)?(?:预约)?(?:的)?(?:想|要|能不能|可不可以|可以|能)?(?:换|改)(?:个|一下|一个|下)?(?:预约|律师)?的?(?:时间|日子|"
            + "一天|天|日期|期)(?:吗|吧|了|不|可以吗|行吗)?[。!?]?$|^(?:我想|我要|帮我)?(?:改|换)(?:一下|下)?预约(?:时间)?(?:吗|吧|了)?$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherTimeForm();

    /// <summary>What is moved, and to when.</summary>
    [GeneratedRegex("^(?<from>[^，。！？]*?)(?:(?<weak>改成|改为)|[换改挪调移推延](?:迟|后|期)?(?:成|到|为|至|在)?|提前到?|推迟到?|延后到?)(?<to>.{2,})$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex MoveForm();

    [GeneratedRegex("律师|预约|约的|那个|的", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BookedForm();

    /// <summary>Nothing but words for the booking that is moved.</summary>
    [GeneratedRegex("^(?:律师|预约|约好?的|那个|那次|这个|时间|能不能|可不可以|可以|帮忙|帮我|给我|麻烦|请|想|要|能|把|将|我|的|那|就|再|了)*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NamesOnlyForm();
}

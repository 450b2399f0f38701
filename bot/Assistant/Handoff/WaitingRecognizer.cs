using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What somebody who waits for a person wants, in a line or two: neither commands nor talk about the queue.</summary>
internal static partial class WaitingRecognizer
{
    private const int Shown = 3;

    /// <summary>Talk about the queue is short; who writes more tells a matter.</summary>
    private const int QueueTalkAtMost = 16;

    /// <param name="said">The resident's lines, in order.</param>
    /// <returns>The latest that tell something, the longest first; when none does, the latest.</returns>
    public static string Of(IReadOnlyList<Activity> said)
    {
        var telling = said.Where(Tells).TakeLast(Shown).Select(line => line.Text.Trim()).OrderByDescending(text => text.Length).ToList();
        return string.Join(" / ", telling.Count > 0 ? telling : said.Select(line => line.Text.Trim()).Where(text => text.Length > 0).TakeLast(Shown));
    }

    private static bool Tells(Activity line)
    {
        var plain = Repair.Plain(line.Text);
        return plain.Any(char.IsLetter)
            && line.Decision is not { Kind: DecisionKind.Choice or DecisionKind.Phrase or DecisionKind.Repair }
            && !(plain.Length <= QueueTalkAtMost && EmptyForm().IsMatch(plain));
    }

    [GeneratedRegex(
        "^(?:你|您)?好(?:啊|呀)?$|^(?:谢谢|好的?|嗯|哦|喂|嗯嗯|收到|行)$"
        + "|^(?:我|想|要|请|帮我|给我|麻烦|能不能|可以)*(?:转|找|叫|换|接|要|联系)(?:个|一个|一下|到)?(?:人工|真人|律师|人)(?:客服|服务|吧|吗|聊聊|问问)?$|^(?:人工|律师|真人)(?:客服|服务)?$"
        + "|^(?:请问|大概|大约|还|得|要|需要|我)*(?:等|排)?(?:多久|多长时间)|(?:前面|还有|排).{0,4}(?:几|多少)(?:个|位)?人?$|^(?:我|还|在|要)*排队|排到|轮到我|到我了?(?:吗|没)"
        + "|^(?:现在)?有人(?:吗|没|在)|^在(?:吗|么|嘛|不在?)?$|^(?:律师|人|你们|怎么)*(?:来了?(?:吗|没)|还(?:没|不)(?:来|到|有人|回))"
        + "|^(?:请)?(?:快点|快些|赶紧|急|等着|我等|继续等|再等|等)(?:儿|一?下|会儿?|吧|呢|啊|了)*$|^(?:律师)?人呢$|^(?:怎么|咋)?没人(?:理我|接|回)?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex EmptyForm();
}

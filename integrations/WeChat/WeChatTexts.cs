using System.Text;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What residents read only in WeChat, and how lines of the transcript become WeChat's plain text.</summary>
internal static class WeChatTexts
{
    public const string PictureWithoutFile = "[图片]";
    public const string Choose = "回复数字选择：";

    /// <summary>Below a message when not all could be said.</summary>
    public const string MoreIsKept = "\n\n（还有内容，回复“" + ReplyTexts.Show + "”接着看）";

    /// <summary>The answer to a request that could not be answered in time, where nothing can follow by itself.</summary>
    public const string NotReadyYet = "正在为您查，请过几秒回复“" + ReplyTexts.Show + "”。";

    /// <summary>Before a message whose first copy may have arrived.</summary>
    public const string SaidAgain = "（怕您没收到，再发一次）\n";

    public const string BetweenBubbles = "\n\n";

    /// <summary>Before a number that can be dialled by a tap.</summary>
    public const string Telephone = "☎ ";

    private const string SentenceEnds = "。！？；!?;\n";
    private const string PauseMarks = "，、,：: ）”";

    /// <summary>A line as WeChat shows it: a person's name in front, numbers to call in lines of their own, choices as numbers to reply.</summary>
    public static string Line(Activity activity, bool withChoices)
    {
        var person = activity.Speaker is Speaker.Staff or Speaker.Lawyer && activity.SpeakerName is { Length: > 0 } name ? name + "：" : "";
        var choices = activity.Choices.Where(choice => choice.Number is null).ToList();
        var calls = string.Concat(activity.Choices.Where(choice => choice.Number is not null).Select(choice => $"\n{Telephone}{choice.Label}"));
        return person + activity.Text + calls + (withChoices && choices.Count > 0 ? BetweenBubbles + Numbered(choices) : "");
    }

    public static string Numbered(IReadOnlyList<Choice> choices) =>
        Choose + "\n" + string.Join('\n', choices.Select((choice, index) => $"{index + 1} {choice.Label}"));

    /// <summary>Before a message that is read long after it was written.</summary>
    public static string From(string time) => $"（{time}的回复）\n";

    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The longest beginning within the limit that ends where a reader may pause, and what follows it.</summary>
    public static (string Head, string Tail) Cut(string text, int limit)
    {
        if (Bytes(text) <= limit)
            return (text, "");
        var end = 0;
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > limit)
                break;
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        // A pause in the first half would waste more than it helps.
        var pause = LastOf(SentenceEnds, text, end);
        pause = pause > end / 2 ? pause : LastOf(PauseMarks, text, end);
        var at = pause > end / 2 ? pause : end;
        return (text[..at].TrimEnd(), text[at..].TrimStart());
    }

    private static int LastOf(string marks, string text, int end) => text.AsSpan(0, end).LastIndexOfAny(marks) + 1;
}

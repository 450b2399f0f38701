using System.Text;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What residents read only in WeChat, and how lines of the transcript become WeChat's plain text.</summary>
internal static class WeChatTexts
{
    public const string PictureWithoutFile = "[图片]";
    public const string Choose = "回复数字选择：";
    public const string RestOnTheWeb = "（内容较长，完整内容请在网页上看。）";
    public const string BetweenBubbles = "\n\n";

    private const string SentenceEnds = "。！？；!?;\n";
    private const string PauseMarks = "，、,：: ）”";

    /// <summary>A line as WeChat shows it: a person's name in front, choices as numbers to reply.</summary>
    public static string Line(Activity activity, bool withChoices)
    {
        var person = activity.Speaker is Speaker.Staff or Speaker.Lawyer && activity.SpeakerName is { Length: > 0 } name ? name + "：" : "";
        return withChoices && activity.Choices.Count > 0 ? $"{person}{activity.Text}{BetweenBubbles}{Numbered(activity.Choices)}" : person + activity.Text;
    }

    public static string Numbered(IReadOnlyList<Choice> choices) =>
        Choose + "\n" + string.Join('\n', choices.Select((choice, index) => $"{index + 1} {choice.Label}"));

    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Splits into parts of at most <paramref name="limit"/> UTF-8 bytes, at ends of sentences where there are any.</summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        var parts = new List<string>();
        while (text.Length > 0)
        {
            var (head, rest) = Cut(text, limit);
            if (head.Length > 0)
                parts.Add(head);
            text = rest;
        }

        return parts;
    }

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

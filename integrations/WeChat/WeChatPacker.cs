using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Makes as few messages as possible of lines: several in one, long ones cut at ends of sentences.</summary>
internal static class WeChatPacker
{
    /// <summary>An answer that comes later than this after it was written says from when it is.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <param name="lines">In order of reading.</param>
    /// <param name="limit">UTF-8 bytes of one message.</param>
    /// <param name="most">Messages at most.</param>
    /// <param name="at">When it is read.</param>
    /// <param name="followed">What does not fit follows by itself; else the last message says how to read on.</param>
    public static IReadOnlyList<Packed> Pack(IReadOnlyList<DeliveryLine> lines, int limit, int most, DateTimeOffset at, bool followed = false)
    {
        var all = Fill(lines, _ => limit, at);
        return all.Count <= most ? all : followed ? [.. all.Take(most)]
            : [.. Fill(lines, index => index == most - 1 ? limit - WeChatTexts.Bytes(WeChatTexts.MoreIsKept) : limit, at).Take(most)
            .Select((message, index) => index == most - 1 ? message with { Text = message.Text + WeChatTexts.MoreIsKept } : message)];
    }

    /// <summary>What was carried before, word for word.</summary>
    public static string Again(PassiveReplyLines carried)
    {
        var parts = carried.Lines.Select((line, i) =>
        {
            var whole = WeChatTexts.Line(line.Activity, line.EndsTurn);
            return Head(line, carried.Asked) + whole[Math.Min(line.Sent, whole.Length)..Math.Min(carried.UpTo[i], whole.Length)].Trim();
        });
        return string.Join(WeChatTexts.BetweenBubbles, parts) + (carried.MoreIsDeferred ? WeChatTexts.MoreIsKept : "");
    }

    private static List<Packed> Fill(IReadOnlyList<DeliveryLine> lines, Func<int, int> limitOf, DateTimeOffset at)
    {
        var messages = new List<Packed>();
        var upTo = lines.Select(line => line.Sent).ToArray();
        var text = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var whole = WeChatTexts.Line(lines[i].Activity, lines[i].EndsTurn);
            var rest = Head(lines[i], at) + whole[Math.Min(lines[i].Sent, whole.Length)..];
            while (rest.Length > 0)
            {
                var limit = limitOf(messages.Count);
                var joined = text.Length == 0 ? rest : text + WeChatTexts.BetweenBubbles + rest;
                if (WeChatTexts.Bytes(joined) <= limit)
                {
                    (text, rest) = (joined, "");
                    continue;
                }

                // What does not fit as a whole is cut only when it would fill a message by itself.
                if (text.Length == 0)
                {
                    (text, rest) = WeChatTexts.Cut(rest, limit);
                    upTo[i] = whole.Length - rest.Length;
                }

                messages.Add(new Packed(text, [.. upTo]));
                text = "";
            }

            upTo[i] = DeliveryReport.Whole;
        }

        if (text.Length > 0)
            messages.Add(new Packed(text, upTo));
        return messages;
    }

    private static string Head(DeliveryLine line, DateTimeOffset at)
    {
        if (line.Sent > 0)
            return "";
        return (at - line.Activity.At > Late ? WeChatTexts.From(CityTime.DayAndTime(line.Activity.At)) : "") + (line.Unsure ? WeChatTexts.SaidAgain : "");
    }
}

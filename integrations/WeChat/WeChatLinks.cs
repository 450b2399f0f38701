using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Choices and numbers to call that can be tapped, and articles that a message cites as links to their pages; WeChat shows the words and hides the
/// address.
/// </summary>
internal static partial class WeChatLinks
{
    private const string End = "</a>";
    private const string Shown = "“" + ReplyTexts.Show + "”";

    /// <param name="text">At most <paramref name="limit"/> bytes.</param>
    /// <param name="site">The public address of the site; null: citations are no links.</param>
    /// <param name="limit">UTF-8 bytes of the result: each choice and citation whose link still fits becomes one.</param>
    public static string In(string text, Uri? site, int limit)
    {
        var room = limit - WeChatTexts.Bytes(text);
        var choices = text.LastIndexOf(WeChatTexts.Choose + "\n", StringComparison.Ordinal);
        if (choices >= 0)
            text = text[..choices] + Numbered().Replace(text[choices..], line => Link(
                line.Groups["label"].Value, Menu(line.Groups["label"].Value, line.Groups["number"].Value), ref room));
        if (text.Contains(Shown, StringComparison.Ordinal))
            text = text.Replace(Shown, $"“{Link(ReplyTexts.Show, Menu(ReplyTexts.Show, "0"), ref room)}”", StringComparison.Ordinal);
        text = Calls().Replace(text, call => Link(call.Value, Choice.CallPrefix + call.Groups["number"].Value, ref room));
        return site is null ? text : Cited().Replace(text, cited => Link(
            cited.Value, $"{site.AbsoluteUri}law/{Uri.EscapeDataString(cited.Groups["law"].Value)}/{Uri.EscapeDataString(cited.Groups["article"].Value)}",
                ref room));
    }

    /// <summary>An address that, tapped, sends the words as if they were typed.</summary>
    private static string Menu(string words, string id) => $"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString(words)}&msgmenuid={id}";

    private static string Link(string label, string address, ref int room)
    {
        var tag = $"<a href=\"{address}\">";
        if (room < tag.Length + End.Length)
            return label;
        room -= tag.Length + End.Length;
        return tag + label + End;
    }

    /// <summary>A choice under its number. A tap sends its label, as if it were typed.</summary>
    [GeneratedRegex("(?<=\n(?<number>[0-9]{1,2}) )(?<label>[^<>\"\n]{1,60})(?=\n|$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Numbered();

    /// <summary>A line with a number to call; a tap dials it.</summary>
    [GeneratedRegex("(?<=(?:^|\n)☎ )打 (?<number>[0-9-]{3,16})(?=\n|$)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Calls();

    [GeneratedRegex("《(?<law>[^《》<>\n]{2,60})》(?<article>第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Cited();
}

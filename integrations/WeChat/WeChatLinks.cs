using System.Text.RegularExpressions;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Articles that a message cites, as links to their pages; WeChat shows the citation and hides the address.</summary>
internal static partial class WeChatLinks
{
    private const string End = "</a>";

    /// <param name="text">At most <paramref name="limit"/> bytes.</param>
    /// <param name="site">The public address of the site; null: no links.</param>
    /// <param name="limit">UTF-8 bytes of the result: each citation whose link still fits becomes one.</param>
    public static string In(string text, Uri? site, int limit)
    {
        if (site is null)
            return text;
        var room = limit - WeChatTexts.Bytes(text);
        return Cited().Replace(text, cited =>
        {
            var tag = $"<a href=\"{site.AbsoluteUri}law/{Uri.EscapeDataString(cited.Groups["law"].Value)}/{Uri.EscapeDataString(cited.Groups["article"].Value)}\">";
            if (room < tag.Length + End.Length)
                return cited.Value;
            room -= tag.Length + End.Length;
            return tag + cited.Value + End;
        });
    }

    [GeneratedRegex("《(?<law>[^《》<>\n]{2,60})》(?<article>第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)")]
    private static partial Regex Cited();
}

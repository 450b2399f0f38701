using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Finds in a law's file where its title, what is said about it and its text stand. Collections differ: a block of front
/// matter before the title, an information block with or without its closing mark, a table of contents (目录) before the text.
/// </summary>
internal sealed partial class LawLayout
{
    public const string InfoEnd = "<!-- INFO END -->";
    private const string FrontMatter = "---";

    /// <summary>A heading of contents is short; a sentence that begins with 目录 is none.</summary>
    private const int LongestHeading = 40;

    private readonly string[] lines;
    private readonly List<(int Line, string Text)> header = [];
    private readonly List<LawSkip> skipped = [];

    /// <param name="lines">Cleaned lines; those of a table of contents are emptied.</param>
    public LawLayout(string[] lines)
    {
        this.lines = lines;
        var first = Array.FindIndex(lines, line => line.Length > 0);
        if (first >= 0 && lines[first] == FrontMatter && Array.IndexOf(lines, FrontMatter, first + 1) is > 0 and var end)
        {
            ReadFrontMatter(first, end);
            first = Array.FindIndex(lines, end + 1, line => line.Length > 0);
        }

        TitleLine = first;
        if (first < 0)
            return;
        var isTitle = lines[first] is ['#', not '#', ..];
        Title = isTitle ? lines[first][1..].Trim() : Title;
        if (Title is null)
            return;
        var start = isTitle ? first + 1 : first;
        Body = BodyStart(start);
        SkipContents();
    }

    /// <summary>Null when there is none.</summary>
    public string? Title { get; private set; }

    /// <summary>Index of the line where the title stands or should stand; -1 when the file is empty.</summary>
    public int TitleLine { get; }

    /// <summary>Index of the first line of the text.</summary>
    public int Body { get; }

    /// <summary>What is said about the law, with the index of each line.</summary>
    public IReadOnlyList<(int Line, string Text)> Header => header;

    public IReadOnlyList<LawSkip> Skipped => skipped;

    /// <summary>第一章 总则, 第二编, 第三节 of a text whose headings are not marked.</summary>
    public static bool IsChapter(ReadOnlySpan<char> text) => text.Length <= LongestHeading && Chapter().IsMatch(text);

    /// <summary>附, 附件一, 附表： and the like; 附则 is a chapter.</summary>
    public static bool IsAnnex(ReadOnlySpan<char> text) => Annex().IsMatch(text);

    private static bool IsArticle(string line) => line.AsSpan().TrimStart("#* \u3000") is ['第', ..] text && ArticleNumber.TryReadStart(text, out _, out _);

    private static bool IsContents(string line) => line.Length <= LongestHeading && Plain(line) is "目录" or "目次";

    private static string Plain(string line) => string.Concat(Link().Replace(line, "").Where(char.IsLetterOrDigit));

    private void ReadFrontMatter(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            header.Add((i, lines[i]));
            if (FrontTitle().Match(lines[i]) is { Success: true } title)
                Title = title.Groups["title"].Value;
        }

        skipped.Add(new LawSkip(LawSkipped.FrontMatter, first + 1, end - first + 1));
    }

    private int BodyStart(int from)
    {
        var end = Array.IndexOf(lines, InfoEnd, from);
        var body = end >= 0 ? end + 1 : Array.FindIndex(lines, from, BeginsText);
        body = body < 0 ? lines.Length : body;
        for (var i = from; i < (end >= 0 ? end : body); i++)
        {
            if (lines[i].Length == 0)
                continue;
            header.Add((i, lines[i]));
            if (end < 0 && lines[i][0] != '#' && !LawInfo.NamesDay(lines[i]))
                skipped.Add(new LawSkip(LawSkipped.Header, i + 1, 1));
        }

        return body;
    }

    /// <summary>Without the closing mark the text begins with its first heading, article, item or sentence.</summary>
    public static bool BeginsText(string line)
    {
        if (line.Length == 0)
            return false;
        var text = line.AsSpan().Trim("#* \u3000");
        return line.StartsWith("##", StringComparison.Ordinal)
            || IsArticle(line) || IsChapter(text) || IsContents(line) || Item().IsMatch(text) || text is "序言" or "前言"
            || (line[0] != '#' && line[^1] is '。' or '：' or '；' && !About().IsMatch(line));
    }

    /// <summary>A table of contents says nothing that the headings do not say: it is left out.</summary>
    private void SkipContents()
    {
        var contents = -1;
        for (var i = Body; i < lines.Length && contents < 0 && !IsArticle(lines[i]); i++)
            contents = IsContents(lines[i]) ? i : -1;
        if (contents < 0)
            return;
        var article = Array.FindIndex(lines, contents, IsArticle);
        var text = TextAfter(contents, article < 0 ? lines.Length : article);
        skipped.Add(new LawSkip(LawSkipped.Contents, contents + 1, lines[contents..text].Count(line => line.Length > 0)));
        Array.Fill(lines, "", contents, text - contents);
    }

    /// <summary>The text begins where the first heading that the contents name stands again, otherwise with the headings before the first article.</summary>
    private int TextAfter(int contents, int article)
    {
        var first = Array.FindIndex(lines, contents + 1, line => line.Length > 0);
        if (first < 0 || first >= article)
            return article;
        var named = Plain(lines[first]).TrimEnd([.. "0123456789"]);
        for (var i = article - 1; i > first; i--)
            if (named.Length > 0 && Plain(lines[i]) == named)
                return i;
        var start = article;
        for (var i = article - 1; i > first && (lines[i].Length == 0 || Level(lines[i]) > Level(lines[first])); i--)
            start = lines[i].Length > 0 ? i : start;
        return start;
    }

    private static int Level(string line) => line.AsSpan().IndexOfAnyExcept('#') is >= 0 and var level ? level : line.Length;

    [GeneratedRegex(@"^\s*""?(?:title|名称|标题|法规名称)""?\s*[:：]\s*[""'《]?(?<title>[^""'》]+)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FrontTitle();

    [GeneratedRegex(@"\]\([^)]*\)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\**第[一二三四五六七八九十百零〇0-9]+(?:分?编|章|节)(?:[\s\u3000]+[^。；，]*)?\**$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^附(?:$|[\s:：]|[件录表图注][一二三四五六七八九十0-9]*(?:$|[\s:：]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Annex();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|[0-9]+[.．、])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Item();

    /// <summary>Lines about a law: in brackets, or beginning with a day or what changed it.</summary>
    [GeneratedRegex(@"^(?:[（(]|[0-9]{4}年|[〇零一二三四五六七八九○]{4}年|根据[0-9]{4}年|自[0-9]{4}年)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex About();
}

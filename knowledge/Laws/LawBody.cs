namespace ResidentAssistant.Knowledge;

/// <summary>Splits the text of a law into articles and keeps the headings each stands under.</summary>
internal sealed class LawBody
{
    private enum Scheme { Articles, ArabicItems, ChineseItems, None }

    private readonly List<LawArticle> _articles = [];
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> _headings = [];
    private readonly List<string> _paragraphs = [];
    private readonly Scheme _scheme;
    private string _number;
    private ArticleNumber _last;
    private bool _inAnnex;
    private int _headingLine;

    /// <param name="lines">Cleaned lines of the file.</param>
    /// <param name="start">Index of the first line of the body.</param>
    /// <param name="book">Heading above all others, if any.</param>
    public LawBody(string[] lines, int start, string? book)
    {
        if (book is not null)
            _headings[0] = book;
        _scheme = SchemeOf(lines.AsSpan(start));
        _number = _scheme == Scheme.None ? LawArticle.Whole : LawArticle.Opening;
        for (var i = start; i < lines.Length && Refusal is null; i++)
        {
            if (lines[i].Length > 0)
                Read(lines[i], i + 1);
        }
        Close();
    }

    public IReadOnlyList<LawArticle> Articles => _articles;

    /// <summary>Line (from 1) and reason when the numbering makes no sense.</summary>
    public (int Line, string Reason)? Refusal { get; private set; }

    private void Read(string line, int lineNumber)
    {
        var level = line.AsSpan().IndexOfAnyExcept('#');
        level = level < 0 ? line.Length : level;
        var text = line.AsSpan(level).Trim(" *\u3000");
        if (TryReadNumber(_scheme, text, _last, out var number, out var length))
            OpenArticle(number, text[length..].TrimStart(" *:：\u3000\u2002\u00a0"), lineNumber);
        else if (level > 0)
            OpenHeading(level, text.ToString(), lineNumber);
        else if (_scheme == Scheme.Articles && UnmarkedLevel(text) is > 0 and var unmarked)
            OpenHeading(unmarked, text.ToString(), lineNumber);
        else if (_headingLine > 0 && lineNumber - _headingLine <= 2 && !_inAnnex && RunsOn(text))
            ContinueHeading(text);
        else if (_scheme == Scheme.ArabicItems && text.Length < 40 && TryReadItem(Scheme.ChineseItems, text, out _, out _))
            OpenHeading(7, text.ToString(), lineNumber);
        else
            _paragraphs.Add(line);
    }

    private void OpenArticle(ArticleNumber number, ReadOnlySpan<char> text, int lineNumber)
    {
        if (number.CompareTo(_last) <= 0)
        {
            // An annex may number its own articles; they stay text of the annex.
            if (_inAnnex)
                _paragraphs.Add($"{number} {text}");
            else
                Refusal = (lineNumber, number == _last ? $"{number} stands there twice" : $"{number} stands behind {_last}");
            return;
        }
        Close();
        _inAnnex = false;
        _last = number;
        _number = number.ToString();
        if (text.Length > 0)
            _paragraphs.Add(text.ToString());
    }

    private void OpenHeading(int level, string title, int lineNumber)
    {
        Close();
        _headingLine = lineNumber;
        foreach (var deeper in _headings.Keys.Where(key => key >= level).ToArray())
            _headings.Remove(deeper);
        if (title.Length == 0)
            return;
        _headings[level] = title;
        _inAnnex = LawLayout.IsAnnex(title);
        _number = title.Replace(" ", "", StringComparison.Ordinal) is "序言" or "前言" ? LawArticle.Preamble : title;
    }

    /// <summary>A chapter or an annex whose heading has no marks, as deep as one with marks mostly stands; 0 when the line is none.</summary>
    private int UnmarkedLevel(ReadOnlySpan<char> text)
    {
        if (_last != default && LawLayout.IsAnnex(text) && text.Length < 8)
            return 2;
        return !LawLayout.IsChapter(text) ? 0 : text.IndexOf('编') is >= 0 and < 8 ? 2 : text.IndexOf('章') is >= 0 and < 8 ? 3 : 4;
    }

    private static bool RunsOn(ReadOnlySpan<char> text) =>
        text.Length < 25 && text[0] is >= '\u4e00' and <= '\u9fff' && text[^1] is not ('。' or '：' or '；');

    /// <summary>A long heading may run on in the next line.</summary>
    private void ContinueHeading(ReadOnlySpan<char> text)
    {
        if (_headings.Count > 0)
            _number = _headings[_headings.Keys.Last()] += text.ToString();
        _headingLine = 0;
    }

    private void Close()
    {
        if (_paragraphs.Count > 0)
        {
            var number = _number;
            for (var again = 2; !_numbers.Add(number); again++)
                number = $"{_number}（{again}）";
            var headings = string.Join(" > ", _headings.Values.Where(heading => heading != _number));
            _articles.Add(new LawArticle(number, headings, string.Join('\n', _paragraphs), _articles.Count));
        }
        _paragraphs.Clear();
    }

    private static Scheme SchemeOf(ReadOnlySpan<string> lines)
    {
        var (arabic, chinese, restarts) = (0, 0, false);
        foreach (var line in lines)
        {
            var text = line.AsSpan().TrimStart("# *");
            if (TryReadNumber(Scheme.Articles, text, default, out _, out _))
                return Scheme.Articles;
            if (TryReadItem(Scheme.ArabicItems, text, out var item, out _))
                (arabic, restarts) = (arabic + 1, restarts || item != arabic + 1);
            else if (TryReadItem(Scheme.ChineseItems, text, out item, out _) && item == chinese + 1)
                chinese++;
        }
        if (arabic > 2 && !restarts)
            return Scheme.ArabicItems;
        return chinese > 1 ? Scheme.ChineseItems : Scheme.None;
    }

    private static bool TryReadNumber(Scheme scheme, ReadOnlySpan<char> text, ArticleNumber last, out ArticleNumber number, out int length)
    {
        if (scheme != Scheme.Articles)
        {
            var isItem = TryReadItem(scheme, text, out var item, out length) && item == last.Main + 1;
            number = new ArticleNumber(item, 0);
            return isItem;
        }
        number = default;
        length = 0;
        if (text.Length == 0 || text[0] != '第' || !ArticleNumber.TryReadStart(text, out number, out length))
            return false;
        // 第十条 规定 is an article; 第十条规定的 is a sentence about one, unless it is the next number and reads like no reference.
        var rest = text[length..];
        return rest.Length == 0
            || char.IsWhiteSpace(rest[0])
            || rest[0] is '*' or ':' or '：' or '【'
            || text[..length].ContainsAny(" \u3000")
            || (number == new ArticleNumber(last.Main + 1, 0) && !"第规的、至和或及之款项，,。".Contains(rest[0], StringComparison.Ordinal));
    }

    private static bool TryReadItem(Scheme scheme, ReadOnlySpan<char> text, out int item, out int length)
    {
        length = 0;
        item = 0;
        var arabic = text.Length > 0 && char.IsDigit(text[0]);
        if (scheme == Scheme.None
            || arabic != (scheme == Scheme.ArabicItems)
            || !ArticleNumber.TryReadNumeral(text, ref length, out item)
            || length >= text.Length
            || !(text[length] == '、' || (arabic && text[length] is '.' or '．')))
        {
            return false;
        }
        length++;
        return true;
    }
}
